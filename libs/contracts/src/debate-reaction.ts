import { z } from 'zod';
import { reactionKinds } from './debate-words';

/** What people can say without words: this matters, well said, I have a question, me too. Never against anyone. */
export const ReactionKind = z.enum(reactionKinds).meta({ id: 'ReactionKind' });
export type ReactionKind = z.infer<typeof ReactionKind>;

const count = z.number().int();
export const ReactionCount = z
  .object({ heart: count, clap: count, question: count, 'me-too': count } satisfies Record<
    ReactionKind,
    unknown
  >)
  .meta({ id: 'ReactionCount' });
export type ReactionCount = z.infer<typeof ReactionCount>;

/** How many people reacted how, by the id of what they reacted to: a turn (its hand), a step, or the debate. */
export const Reactions = z.record(z.string(), ReactionCount).meta({ id: 'Reactions' });
export type Reactions = z.infer<typeof Reactions>;

/** Whether one's own reaction is to be there: sending the same again changes nothing. */
export const React = z.object({ on: z.boolean() }).meta({ id: 'React' });
export type React = z.infer<typeof React>;

export const ReactionResult = z
  .object({
    outcome: z.enum(['counted', 'refused']),
    /** Whether one's own reaction is there now. */
    on: z.boolean().nullable(),
    reason: z.string().nullable(),
    because: z.string().nullable(),
  })
  .meta({ id: 'ReactionResult' });
export type ReactionResult = z.infer<typeof ReactionResult>;
