import { Component, computed, inject, input, output, signal } from '@angular/core';
import { insightLimits, type StandingWords } from '@samepage/contracts';
import { SpButton, SpControl, SpField } from '@samepage/ui';
import { Api } from '../../api/api';
import { insightLook } from '../../api/functions';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpWords } from '../../shared/words';
import { keyOf, type Side } from './insight-draft';
import { SpWordsFound } from './words-found';

type Kind = 'any' | 'statement' | 'response' | 'clause';

/** Found words that are shown before one asks for more. */
const shownAtFirst = 6;

/** Finds what was said and written in an inquiry, to be taken as evidence. */
@Component({
  selector: 'sp-words-picker',
  imports: [SpButton, SpControl, SpField, SpFormTrouble, SpWords, SpWordsFound],
  templateUrl: './words-picker.html',
  styles: `
    .found {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
      align-items: start;
      gap: var(--space-4);
    }
    .found li {
      margin: 0;
      max-inline-size: none;
      padding: var(--space-4);
      background: var(--sheet);
      border-block-start: var(--stroke) solid var(--line);
    }
  `,
})
export class SpWordsPicker {
  readonly inquiryId = input.required<string>();
  readonly inquirySlug = input.required<string>();
  readonly taken = output<{ side: Side; words: StandingWords }>();

  private readonly api = inject(Api);
  protected readonly limit = insightLimits.search;
  protected readonly kinds: readonly { value: Kind; label: string }[] = [
    { value: 'any', label: 'Everywhere' },
    { value: 'statement', label: 'Debates' },
    { value: 'response', label: 'Answers to provocations' },
    { value: 'clause', label: 'Drafts' },
  ];
  protected readonly search = signal('');
  protected readonly kind = signal<Kind>('any');
  protected readonly found = signal<readonly StandingWords[] | null>(null);
  protected readonly isAll = signal(false);
  protected readonly shown = computed(() =>
    (this.found() ?? []).slice(0, this.isAll() ? undefined : shownAtFirst),
  );
  protected readonly left = computed(() => (this.found()?.length ?? 0) - this.shown().length);
  protected readonly looking = doing();
  protected readonly keyOf = keyOf;

  protected choose(event: Event): void {
    this.kind.set((event.target as HTMLSelectElement).value as Kind);
  }

  /** Enter looks; it does not send the form around it. */
  protected async look(event?: Event): Promise<void> {
    event?.preventDefault();
    const [inquiryId, search, kind] = [this.inquiryId(), this.search().trim(), this.kind()];
    const found = await this.looking.run(() => this.api.invoke(insightLook, { inquiryId, search, kind }));
    if (!found) return;
    this.isAll.set(false);
    this.found.set(found);
  }
}
