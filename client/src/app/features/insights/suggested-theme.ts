import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { insightLimits, type SuggestedTheme } from '@samepage/contracts';
import { Announcer, SpButton, SpControl, SpField } from '@samepage/ui';
import { counted } from '../../shared/counted';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { freshId } from '../../shared/fresh-id';
import { SpWords } from '../../shared/words';
import { idOf, ThemesStore } from './themes.store';
import { SpWordsInPlace } from './words-in-place';

/** Words that keep coming together, as counting found them. A person gives them a name and keeps them, or does not. */
@Component({
  selector: 'sp-suggested-theme',
  imports: [SpButton, SpControl, SpField, SpFormTrouble, SpWords, SpWordsInPlace],
  template: `
    <section class="stack" [attr.aria-labelledby]="titleId">
      <div class="stack stack-tight">
        <p class="small tag">Found by counting words</p>
        <h3 [id]="titleId">{{ title() }}</h3>
      </div>
      <details>
        <summary>{{ counted(suggestion().items.length, 'piece') }}</summary>
        <ul role="list" class="stack">
          @for (words of suggestion().items; track idOf(words)) {
            <li><sp-words-in-place [words]="words" [inquirySlug]="slug()" /></li>
          }
        </ul>
      </details>
      <form class="stack" novalidate (submit)="keep($event)">
        <sp-form-trouble [trouble]="keeping.trouble()" />
        <sp-field
          label="What would you call it"
          [limit]="limit"
          [error]="keeping.trouble()?.fields?.['name']"
        >
          <input spControl autocomplete="off" [(spWords)]="name" />
        </sp-field>
        <button spButton kind="quiet" type="submit" [busy]="keeping.busy()">Keep as a theme</button>
      </form>
    </section>
  `,
  styles: `
    section {
      padding: var(--space-4);
      border: var(--stroke) dashed var(--line);
    }
    .tag {
      color: var(--ink-soft);
    }
    h3 {
      font-size: var(--text-3);
    }
    summary {
      min-block-size: var(--target);
      padding-block: var(--space-2);
      font-weight: 640;
    }
    ul {
      padding-block: var(--space-3);
    }
    li {
      margin: 0;
    }
  `,
})
export class SpSuggestedTheme {
  readonly suggestion = input.required<SuggestedTheme>();
  readonly slug = input.required<string>();

  private readonly store = inject(ThemesStore);
  private readonly announcer = inject(Announcer);
  private readonly id = freshId();
  protected readonly titleId = `suggested-${this.id}`;
  protected readonly limit = insightLimits.themeName;
  protected readonly counted = counted;
  protected readonly idOf = idOf;
  protected readonly keeping = doing();
  protected readonly title = computed(() => this.suggestion().words.join(', '));
  protected readonly name = linkedSignal(() => this.title().slice(0, insightLimits.themeName));

  protected async keep(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    if (this.keeping.stopFor(name ? {} : { name: 'Give it a name.' })) return;
    const kept = await this.keeping.run(async () => {
      await this.store.keep(this.id, name, this.suggestion().items);
      return true;
    });
    if (!kept) return;
    this.announcer.say(`${name} is a theme now.`);
    this.store.drop(this.suggestion());
  }
}
