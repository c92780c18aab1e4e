import { computed, signal } from '@angular/core';
import { DebatePlan, type DebateSettings, type Step, type StepKind } from '@samepage/contracts';
import { emptyPlan } from '@samepage/debate';
import { keptWords } from '../../../core/kept-words';
import { freshId } from '../../../shared/fresh-id';
import { stepWords } from './step-words';

/** A list with one thing taken from its place and put into another. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, one);
}

/** A plan that somebody is writing, kept in this tab under a name until it is sent. */
export class PlanDraft {
  private readonly kept;
  private readonly start = signal<DebatePlan>(emptyPlan);
  /** The plan as it is typed: a title may still be missing. */
  readonly plan;
  readonly isTouched;

  /** Call in an injection context. */
  constructor(name: () => string) {
    this.kept = keptWords(name);
    this.plan = computed(() => read(this.kept()) ?? this.start());
    this.isTouched = computed(() => this.kept() !== '');
  }

  /** What there is to change, where nothing was typed yet. */
  startFrom(plan: DebatePlan): void {
    this.start.set(plan);
  }

  /** Takes a template's run-sheet and settings; a motion that was typed stays. */
  take(plan: DebatePlan): void {
    const steps = plan.steps.map((step) => ({ ...step, id: freshId() }));
    this.change({ ...plan, steps, motion: this.plan().motion || plan.motion });
  }

  setMotion(motion: string): void {
    this.change({ motion: motion === '' ? null : motion });
  }

  set(settings: Partial<DebateSettings>): void {
    this.change({ settings: { ...this.plan().settings, ...settings } });
  }

  add(kind: StepKind): Step {
    const step: Step = { id: freshId(), kind, title: stepWords[kind].name, words: '', seconds: 600 };
    this.change({ steps: [...this.plan().steps, step] });
    return step;
  }

  edit(id: string, change: Partial<Step>): void {
    this.change({ steps: this.plan().steps.map((step) => (step.id === id ? { ...step, ...change } : step)) });
  }

  remove(id: string): void {
    this.change({ steps: this.plan().steps.filter((step) => step.id !== id) });
  }

  move(from: number, to: number): void {
    this.change({ steps: moved(this.plan().steps, from, to) });
  }

  clear(): void {
    this.change({ steps: [] });
  }

  forget(): void {
    this.kept.set('');
  }

  /** The plan as it is sent, or what is to be put right, by the id of its control. */
  check(): { plan: DebatePlan } | { problems: Readonly<Record<string, string>> } {
    const checked = DebatePlan.safeParse(this.plan());
    if (checked.success) return { plan: checked.data };
    const steps = this.plan().steps;
    return {
      problems: Object.fromEntries(
        checked.error.issues.map(({ path, message }) => {
          const [part, index, field] = path;
          const step = part === 'steps' ? steps[Number(index)] : undefined;
          if (!step) return [path.join('.'), message];
          return [`step-${String(field)}-${step.id}`, `Part ${Number(index) + 1}: ${message}`];
        }),
      ),
    };
  }

  private change(change: Partial<DebatePlan>): void {
    this.kept.set(JSON.stringify({ ...this.plan(), ...change }));
  }
}

/** What was kept may be of an older version of this page: then it is as if nothing was. */
function read(kept: string): DebatePlan | null {
  if (!kept) return null;
  try {
    const plan = JSON.parse(kept) as Partial<DebatePlan>;
    return plan.steps && plan.settings ? (plan as DebatePlan) : null;
  } catch {
    return null;
  }
}
