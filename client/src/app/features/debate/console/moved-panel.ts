import { Component, computed, effect, ElementRef, inject, signal, untracked, viewChild } from '@angular/core';
import { limits, type MovedLines } from '@samepage/contracts';
import { isSwingShown } from '@samepage/debate';
import { SpControl, SpDialog, SpField } from '@samepage/ui';
import { doing } from '../../../shared/doing';
import { SpFormTrouble } from '../../../shared/form-trouble';
import { loaded } from '../../../shared/load';
import { SpWords } from '../../../shared/words';
import { DebateView } from '../debate-view';
import { Acts } from './acts';
import { DeskWork } from './desk-work';

/** What moved people, as everyone is shown it once both votes on the motion are; a line can be taken down at any time. */
@Component({
  selector: 'sp-moved-panel',
  imports: [SpControl, SpDialog, SpField, SpFormTrouble, SpWords],
  template: `
    @if (isShown()) {
      <section aria-labelledby="panel-moved">
        <h2 #heading id="panel-moved" tabindex="-1">What moved people</h2>
        @if (lines.trouble(); as trouble) {
          <p class="soft small">{{ trouble.text || trouble.title }}</p>
        } @else if (sorted().length) {
          <p class="soft small">Everyone can read these lines, without names.</p>
          <ul aria-labelledby="panel-moved">
            @for (line of sorted(); track line.id) {
              <li class="row between">
                <p class="grow text">“{{ line.text }}”</p>
                <button type="button" class="act" (click)="ask(line)">
                  Take down<span class="visually-hidden"> “{{ line.text }}”</span>
                </button>
              </li>
            }
          </ul>
        } @else if (lines.value()) {
          <p class="soft small">No line is shown.</p>
        }
        <sp-dialog
          title="Take this line down?"
          [words]="
            '“' +
            (asked()?.text ?? '') +
            '” Nobody is shown it any more, and it cannot be put back. The vote it came with counts all the same. Only whoever wrote it sees your reason.'
          "
          confirm="Take it down"
          back="Leave it"
          [busy]="working.busy()"
          (confirmed)="takeDown()"
        >
          <sp-form-trouble [trouble]="working.trouble()" [controls]="{ decline: 'moved-why' }" />
          <sp-field label="Why" [limit]="limit" [error]="working.trouble()?.fields?.['decline']">
            <input spControl id="moved-why" autocomplete="off" [(spWords)]="why" />
          </sp-field>
        </sp-dialog>
      </section>
    }
  `,
  styleUrl: './panel.css',
  styles: `
    .text {
      overflow-wrap: anywhere;
    }
  `,
})
export class SpMovedPanel {
  private readonly view = inject(DebateView);
  private readonly desk = inject(DeskWork);
  private readonly acts = inject(Acts);
  protected readonly limit = limits.title;
  protected readonly isShown = computed(() => isSwingShown(this.view.state()));
  /** Asked for again as votes come in, as words that waited are let through, and as any line is taken down. */
  protected readonly lines = loaded(
    () => this.isShown() || undefined,
    () => this.desk.moved(),
  );
  /** The server tells them in an order of chance; here they are found by their words. */
  protected readonly sorted = computed(() =>
    (this.lines.value() ?? []).toSorted(
      (one, other) => one.text.localeCompare(other.text) || one.id.localeCompare(other.id),
    ),
  );
  protected readonly asked = signal<MovedLines[number] | null>(null);
  protected readonly why = signal('');
  protected readonly working = doing();
  private readonly dialog = viewChild(SpDialog);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  constructor() {
    let before: string | undefined;
    effect(() => {
      const { closing } = this.view.standings();
      const news = `${closing.voted}.${this.view.deskNews()}.${this.view.movedNews()}`;
      const now = this.isShown() ? news : undefined;
      const isNews = before !== undefined && now !== undefined && now !== before;
      before = now;
      // What is there stays meanwhile, and so does the focus in it.
      if (isNews) untracked(() => this.lines.again());
    });
  }

  protected ask(line: MovedLines[number]): void {
    this.asked.set(line);
    this.why.set('');
    this.working.stopFor({});
    this.dialog()?.open();
  }

  protected async takeDown(): Promise<void> {
    const asked = this.asked();
    const why = this.why().trim();
    if (!asked || this.working.stopFor(why ? {} : { decline: 'Say why, in a few words.' })) return;
    const done = await this.working.run(async () => {
      await this.desk.judge(asked.id, why);
      return true;
    });
    if (!done) return;
    this.dialog()?.close();
    this.asked.set(null);
    this.acts.said.set({ kind: 'done', words: 'The line is taken down. Its author sees your reason.' });
    this.lines.set((this.lines.value() ?? []).filter(({ id }) => id !== asked.id));
    // The button that was pressed is gone with its line.
    this.heading()?.nativeElement.focus({ preventScroll: true });
  }
}
