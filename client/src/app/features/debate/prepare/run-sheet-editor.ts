import { CdkDrag, CdkDragDrop, CdkDragHandle, CdkDropList } from '@angular/cdk/drag-drop';
import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import { stepKinds, type Step, type StepKind } from '@samepage/contracts';
import { Announcer, SpButton } from '@samepage/ui';
import { PlanDraft } from './plan-draft';
import { SpStepEditor } from './step-editor';
import { lengthInWords, stepWords, wholeLength } from './step-words';

/** A run-sheet while it is written: its parts can be added, taken out, opened and put in order, by hand or by key. */
@Component({
  selector: 'sp-run-sheet-editor',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, SpButton, SpStepEditor],
  templateUrl: './run-sheet-editor.html',
  styleUrl: './run-sheet-editor.css',
})
export class SpRunSheetEditor {
  readonly draft = input.required<PlanDraft>();

  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  protected readonly kinds = stepKinds;
  protected readonly words = stepWords;
  protected readonly lengthInWords = lengthInWords;
  protected readonly steps = computed(() => this.draft().plan().steps);
  protected readonly whole = computed(() => wholeLength(this.steps()));
  /** The part that is open to be written in. */
  protected readonly openId = signal<string | null>(null);
  /** What was taken out last, and from where: it can be put back. */
  protected readonly removed = signal<{ step: Step; index: number } | null>(null);

  protected toggle(id: string): void {
    this.openId.update((open) => (open === id ? null : id));
  }

  protected add(kind: StepKind): void {
    const step = this.draft().add(kind);
    this.openId.set(step.id);
    this.focusOn(`step-title-${step.id}`);
  }

  protected remove(step: Step, index: number): void {
    this.draft().remove(step.id);
    this.removed.set({ step, index });
    this.announcer.say(`${step.title} is taken out.`);
    this.focusOn('step-put-back');
  }

  protected putBack({ step, index }: { step: Step; index: number }): void {
    const { kind, title, words, seconds } = step;
    const { id } = this.draft().add(kind);
    this.draft().edit(id, { title, words, seconds });
    this.draft().move(this.steps().length - 1, index);
    this.removed.set(null);
    this.focusOn(`step-open-${id}`);
  }

  protected move(step: Step, index: number, by: -1 | 1): void {
    const to = index + by;
    if (to < 0 || to >= this.steps().length) return;
    this.draft().move(index, to);
    this.announcer.say(`${step.title} is now number ${to + 1} of ${this.steps().length}.`);
    this.focusOn(`step-${by < 0 ? 'up' : 'down'}-${step.id}`);
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.draft().move(previousIndex, currentIndex);
  }

  /** Once the page shows it. */
  private focusOn(id: string): void {
    afterNextRender(() => this.document.getElementById(id)?.focus(), { injector: this.injector });
  }
}
