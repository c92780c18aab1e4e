import { Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { insightLimits } from '@samepage/contracts';
import { SpButton, SpControl, SpEmpty, SpField, SpNotice, SpSkeleton, SpSpot } from '@samepage/ui';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { freshId } from '../../shared/fresh-id';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpWords } from '../../shared/words';
import { SpSuggestedTheme } from './suggested-theme';
import { SpThemeCard } from './theme-card';
import { ThemesStore } from './themes.store';

/** What people in an inquiry keep coming back to: themes put together by hand, and what counting suggests. */
@Component({
  selector: 'sp-themes',
  imports: [
    RouterLink,
    SpButton,
    SpControl,
    SpEmpty,
    SpField,
    SpFormTrouble,
    SpNotice,
    SpPageTrouble,
    SpSkeleton,
    SpSpot,
    SpSuggestedTheme,
    SpThemeCard,
    SpWords,
  ],
  providers: [ThemesStore],
  templateUrl: './themes.page.html',
  styles: `
    .columns {
      --column: 24rem;
    }
  `,
})
export class ThemesPage {
  readonly slug = input.required<string>();

  protected readonly store = inject(ThemesStore);
  protected readonly limit = insightLimits.themeName;
  protected readonly name = signal('');
  protected readonly beginning = doing();
  private newId = freshId();

  constructor() {
    effect(() => this.store.slug.set(this.slug()));
  }

  protected async begin(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    if (this.beginning.stopFor(name ? {} : { name: 'Give it a name.' })) return;
    const begun = await this.beginning.run(async () => {
      await this.store.keep(this.newId, name, []);
      return true;
    });
    if (!begun) return;
    this.newId = freshId();
    this.name.set('');
  }
}
