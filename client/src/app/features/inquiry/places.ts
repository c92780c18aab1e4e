import { Component, computed, inject, signal } from '@angular/core';
import { limits } from '@samepage/contracts';
import { listed, SpButton, SpControl, SpField, SpNotice } from '@samepage/ui';
import { keptWords } from '../../core/kept-words';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpWords } from '../../shared/words';
import { InquiryStore } from './inquiry.store';

/** The list of places people can say to be in, set by those who look after the inquiry. */
@Component({
  selector: 'sp-places',
  imports: [SpButton, SpControl, SpField, SpFormTrouble, SpNotice, SpWords],
  template: `
    <div role="status">
      @if (done(); as words) {
        <sp-notice kind="good" [live]="false">{{ words }}</sp-notice>
      }
    </div>
    <details #details class="no-print" (toggle)="begin($event)">
      <summary>{{ now().length ? 'Change the list of places' : 'Ask people where they are' }}</summary>
      <form class="stack" novalidate (submit)="keep($event, details)">
        <p class="measure">
          Whoever joins can say where they are, if they like. Nobody is shown whose place is which. You see
          which places have not been heard from, once enough people have said.
        </p>
        <sp-form-trouble [trouble]="setting.trouble()" [controls]="{ places: 'places' }" />
        <sp-field
          label="Places"
          hint="One on each line, such as districts. Large enough that many people live in each."
          [optional]="true"
          [error]="setting.trouble()?.fields?.['places']"
        >
          <textarea spControl id="places" rows="8" [(spWords)]="words"></textarea>
        </sp-field>
        @if (gone().length) {
          <p class="measure" role="status">
            Whoever chose {{ goneWords() }} will have said nothing, until they choose again.
          </p>
        }
        <p class="cluster">
          <button spButton type="submit" [busy]="setting.busy()" busyText="Keeping…">Keep this list</button>
        </p>
      </form>
    </details>
  `,
  styleUrl: './support.css',
})
export class SpPlaces {
  private readonly store = inject(InquiryStore);
  protected readonly now = computed(() => this.store.inquiry()?.places.map(({ name }) => name) ?? []);
  protected readonly words = keptWords(() => `places.${this.store.slug() ?? ''}`);
  private readonly typed = computed(() =>
    this.words()
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  );
  /** Those that stand in the list now and would not any more. */
  protected readonly gone = computed(() => this.now().filter((name) => !this.typed().includes(name)));
  protected readonly goneWords = computed(() => listed(this.gone(), 'or'));
  protected readonly setting = doing();
  /** What was done last, in words. */
  protected readonly done = signal('');

  /** Begins with what stands there now, unless something is being typed already. */
  protected begin(event: Event): void {
    if (!(event.target as HTMLDetailsElement).open) return;
    this.done.set('');
    if (!this.words()) this.words.set(this.now().join('\n'));
  }

  protected async keep(event: Event, details: HTMLDetailsElement): Promise<void> {
    event.preventDefault();
    const places = this.typed();
    const wrong = problemOf(places);
    if (this.setting.stopFor(wrong ? { places: wrong } : {})) return;
    const set = await this.setting.run(async () => {
      await this.store.setPlaces(places);
      return true;
    });
    if (!set) return;
    this.words.set('');
    this.done.set(
      places.length ? 'People are asked where they are when they join.' : 'Nobody is asked where they are.',
    );
    // The button that was pressed goes with the form, so the focus goes where the form was opened.
    details.open = false;
    details.querySelector('summary')?.focus();
  }
}

function problemOf(places: readonly string[]): string | null {
  if (places.length > limits.places) return `Name at most ${limits.places} places.`;
  const long = places.find((name) => name.length > limits.name);
  if (long)
    return `Use at most ${limits.name} characters for each. This is longer: ${long.slice(0, limits.name)}…`;
  const again = places.find(
    (name, at) => places.findIndex((each) => each.toLowerCase() === name.toLowerCase()) < at,
  );
  return again ? `A place can stand in the list once only. This stands there twice: ${again}.` : null;
}
