import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { limits, type Step } from '@samepage/contracts';
import { Announcer, SpButton, SpControl, SpDialog, SpField, SpNotice, SpSkeleton } from '@samepage/ui';
import { keptWords } from '../../../core/kept-words';
import { doing } from '../../../shared/doing';
import { SpFormTrouble } from '../../../shared/form-trouble';
import { SpPageTrouble } from '../../../shared/page-trouble';
import { SpWords } from '../../../shared/words';
import { whenInWords } from '../../gathering/when';
import { PlanDraft } from './plan-draft';
import { PrepareStore } from './prepare.store';
import { SpRunSheetEditor } from './run-sheet-editor';
import { SpSettingsEditor } from './settings-editor';
import { wholeLength } from './step-words';

type Then = 'run' | 'rehearse';

/** A facilitator prepares a debate: what it is called, what it is on, and how it goes, part by part. */
@Component({
  selector: 'sp-prepare',
  imports: [
    RouterLink,
    SpButton,
    SpControl,
    SpDialog,
    SpField,
    SpFormTrouble,
    SpNotice,
    SpPageTrouble,
    SpRunSheetEditor,
    SpSettingsEditor,
    SpSkeleton,
    SpWords,
  ],
  providers: [PrepareStore],
  templateUrl: './prepare.page.html',
  styleUrl: './prepare.page.css',
})
export class PreparePage {
  /** Set for a new debate of an inquiry. */
  readonly slug = input<string>();
  /** Set for a debate that is there, whose plan is changed. */
  readonly debateId = input<string>();
  /** The provocation it is to be on. */
  readonly on = input<string>();

  protected readonly store = inject(PrepareStore);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  protected readonly limit = limits.title;
  protected readonly motionLimit = limits.statement;
  private readonly keptFor = computed(() => this.debateId() ?? `${this.slug() ?? ''}.${this.on() ?? ''}`);
  protected readonly title = keptWords(() => `debate-title.${this.keptFor()}`);
  protected readonly provocationId = signal('');
  protected readonly gatheringId = keptWords(() => `debate-at.${this.keptFor()}`);
  protected readonly when = whenInWords;
  protected readonly draft = new PlanDraft(() => `debate-plan.${this.keptFor()}`);
  protected readonly motion = computed(() => this.draft.plan().motion ?? '');
  protected readonly preparing = doing();
  protected readonly keeping = doing();
  protected readonly templateTitle = signal('');
  protected readonly kept = signal('');
  private readonly templateDialog = viewChild<SpDialog>('templateDialog');
  /** The ids of the controls by what the check of the plan calls them. */
  protected readonly controls = computed(() => ({
    title: 'debate-title',
    provocationId: 'debate-on',
    gatheringId: 'debate-at',
    motion: 'debate-motion',
    'settings.turnSeconds': 'turn-minutes',
    ...Object.fromEntries(
      this.draft
        .plan()
        .steps.flatMap(({ id }) =>
          ['title', 'words', 'seconds'].map((field) => [`step-${field}-${id}`, `step-open-${id}`]),
        ),
    ),
  }));

  constructor() {
    effect(() => this.provocationId.set(this.on() ?? ''));
    effect(() => this.store.about.set({ slug: this.slug(), debateId: this.debateId() }));
    effect(() => {
      const plan = this.store.debate()?.state.plan;
      if (plan) this.draft.startFrom(plan);
    });
    effect(() => {
      this.draft.plan();
      this.store.changed();
    });
  }

  protected choose(event: Event): void {
    this.provocationId.set((event.target as HTMLSelectElement).value);
  }

  protected chooseGathering(event: Event): void {
    this.gatheringId.set((event.target as HTMLSelectElement).value);
  }

  protected setMotion(event: Event): void {
    this.draft.setMotion((event.target as HTMLTextAreaElement).value);
  }

  protected take(index: number): void {
    const template = this.store.templates()[index];
    if (!template) return;
    this.draft.take(template.plan);
    this.announcer.say(`The run-sheet of “${template.title}” is here. Change what you like.`);
  }

  protected empty(): void {
    this.draft.clear();
    this.announcer.say('The run-sheet is empty.');
  }

  /** What a template holds, in one line. */
  protected outline(steps: readonly Step[]): string {
    return `${wholeLength(steps)}: ${steps.map(({ title }) => title).join(' · ')}`;
  }

  protected async prepare(event: Event, then: Then): Promise<void> {
    event.preventDefault();
    const title = this.store.debate()?.title ?? this.title().trim();
    const checked = this.draft.check();
    const stops = {
      ...(!title && { title: 'Give the debate a title.' }),
      ...('problems' in checked && checked.problems),
    };
    if (this.preparing.stopFor(stops) || !('plan' in checked)) return;
    const made = {
      title,
      provocationId: this.provocationId() || null,
      gatheringId: this.gatheringId() || null,
      plan: checked.plan,
    };
    const debateId = await this.preparing.run(() => this.store.prepare(made));
    if (!debateId) return;
    this.title.set('');
    this.gatheringId.set('');
    this.draft.forget();
    const hasRunSheet = checked.plan.steps.length > 0;
    const to = then === 'rehearse' ? ['rehearsal'] : hasRunSheet ? ['console'] : [];
    await this.router.navigate(['/debates', debateId, ...to]);
  }

  protected askToKeep(): void {
    const checked = this.draft.check();
    if (this.preparing.stopFor('problems' in checked ? checked.problems : {})) return;
    this.keeping.stopFor({});
    this.templateDialog()?.open();
  }

  protected async keep(): Promise<void> {
    const title = this.templateTitle().trim();
    const checked = this.draft.check();
    if (!('plan' in checked)) return;
    if (this.keeping.stopFor(title ? {} : { title: 'Give the template a title.' })) return;
    const done = await this.keeping.run(async () => {
      await this.store.keepTemplate(title, checked.plan);
      return true;
    });
    if (!done) return;
    this.templateDialog()?.close();
    this.templateTitle.set('');
    this.kept.set(title);
  }
}
