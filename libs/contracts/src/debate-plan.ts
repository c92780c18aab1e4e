import { z } from 'zod';
import { stepKinds } from './debate-words';
import { id, ownId } from './ids';
import { limits } from './limits';
import { line, prose } from './text';

/** What a step of a run-sheet is for; `libs/debate` says what people can do in each. */
export const StepKind = z.enum(stepKinds).meta({ id: 'StepKind' });
export type StepKind = z.infer<typeof StepKind>;

/** One line of a run-sheet: what happens, for how long, and the words everyone sees meanwhile. */
export const Step = z
  .object({
    id,
    kind: StepKind,
    title: line(limits.title),
    words: prose(limits.stepWords, 0).default(''),
    /** Null for as long as it takes. */
    seconds: z
      .number()
      .int()
      .min(10)
      .max(4 * 3600)
      .nullable()
      .default(null),
  })
  .meta({ id: 'Step' });
export type Step = z.infer<typeof Step>;

const weight = z.number().min(0).max(10);
/** How much each thing counts for a place in the speaking queue; `standing` in `libs/debate` says how. */
export const QueueWeights = z
  .object({ waiting: weight, spoken: weight, first: weight, balance: weight })
  .meta({ id: 'QueueWeights' });
export type QueueWeights = z.infer<typeof QueueWeights>;

export const DebateSettings = z
  .object({
    /** Whether tallies are seen as they come, or when a facilitator reveals them. */
    results: z.enum(['live', 'revealed']),
    /** Whether others see who voted how. Cannot change once somebody has voted. */
    voting: z.enum(['secret', 'open']),
    /** Whether statements are looked at before everyone sees them, or hidden afterwards where need be. */
    moderation: z.enum(['after', 'before']),
    /** How long a turn to speak is; null for as long as it takes. */
    turnSeconds: z.number().int().min(10).max(1800).nullable(),
    weights: QueueWeights,
    /** Whether people can react without words to who speaks and what goes on. */
    reactions: z.boolean().default(true),
  })
  .meta({ id: 'DebateSettings' });
export type DebateSettings = z.infer<typeof DebateSettings>;

/** What a debate is about and how it goes. */
export const DebatePlan = z
  .object({
    motion: line(limits.statement).nullable(),
    steps: z
      .array(Step)
      .max(40)
      .refine(
        (steps) => new Set(steps.map((step) => step.id)).size === steps.length,
        'A step is there twice.',
      ),
    settings: DebateSettings,
  })
  .meta({ id: 'DebatePlan' });
export type DebatePlan = z.infer<typeof DebatePlan>;

/** A run-sheet to start from. */
export const Template = z.object({ id, title: z.string(), plan: DebatePlan }).meta({ id: 'Template' });
export type Template = z.infer<typeof Template>;
export const Templates = z.array(Template).meta({ id: 'Templates' });
export type Templates = z.infer<typeof Templates>;
export const NewTemplate = z
  .object({ id: ownId, title: line(limits.title), plan: DebatePlan })
  .meta({ id: 'NewTemplate' });
export type NewTemplate = z.infer<typeof NewTemplate>;
