import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { insightLimits, type StandingWords, type Theme } from '@samepage/contracts';
import { Announcer, SpButton, SpControl, SpDialog, SpField } from '@samepage/ui';
import { counted } from '../../shared/counted';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { freshId } from '../../shared/fresh-id';
import { SpWords } from '../../shared/words';
import { idOf, ThemesStore } from './themes.store';
import { SpWordsInPlace } from './words-in-place';

/** Where ticked words go when they are to begin a theme of their own. */
const anew = 'new';

/** One theme: its words, and for those who group them the ways to rename, move, merge and throw away. No dragging. */
@Component({
  selector: 'sp-theme-card',
  imports: [RouterLink, SpButton, SpControl, SpDialog, SpField, SpFormTrouble, SpWords, SpWordsInPlace],
  templateUrl: './theme-card.html',
  styleUrl: './theme-card.css',
})
export class SpThemeCard {
  readonly theme = input.required<Theme>();
  /** All of them: words can go to the others. */
  readonly themes = input.required<readonly Theme[]>();
  readonly slug = input.required<string>();
  readonly mayPropose = input(false);

  private readonly announcer = inject(Announcer);
  protected readonly store = inject(ThemesStore);
  protected readonly limit = insightLimits.themeName;
  protected readonly anew = anew;
  protected readonly counted = counted;
  protected readonly idOf = idOf;
  protected readonly others = computed(() => this.themes().filter(({ id }) => id !== this.theme().id));
  protected readonly name = linkedSignal(() => this.theme().name);
  protected readonly ticked = signal<ReadonlySet<string>>(new Set());
  protected readonly target = linkedSignal(() => this.others()[0]?.id ?? anew);
  protected readonly into = linkedSignal(() => this.others()[0]?.id ?? '');
  protected readonly acting = doing();
  protected readonly chosen = computed(() =>
    this.theme().items.filter((words) => this.ticked().has(idOf(words))),
  );
  /** Made once for what is moved, so that moving it again after a failure begins no second theme. */
  private newId = freshId();

  protected tick(words: StandingWords, event: Event): void {
    const ticked = new Set(this.ticked());
    if ((event.target as HTMLInputElement).checked) ticked.add(idOf(words));
    else ticked.delete(idOf(words));
    this.ticked.set(ticked);
  }

  protected value(event: Event): string {
    return (event.target as HTMLSelectElement).value;
  }

  protected async rename(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    if (this.acting.stopFor(name ? {} : { name: 'Give it a name.' })) return;
    await this.do(() => this.store.rename(this.theme().id, name), `Renamed to ${name}.`);
  }

  protected async move(): Promise<void> {
    const [items, target] = [this.chosen(), this.target()];
    if (this.isNothing(items)) return;
    const name = `${this.theme().name} (part)`.slice(-insightLimits.themeName);
    const moved = await this.do(
      () => (target === anew ? this.store.keep(this.newId, name, items) : this.store.move(target, items)),
      `${counted(items.length, 'piece')} moved.`,
    );
    if (moved) this.newId = freshId();
  }

  protected async takeOut(): Promise<void> {
    const items = this.chosen();
    if (this.isNothing(items)) return;
    await this.do(
      () => this.store.takeOut(this.theme().id, items),
      `${counted(items.length, 'piece')} taken out.`,
    );
  }

  protected async merge(): Promise<void> {
    const { id, name } = this.theme();
    await this.do(() => this.store.merge(id, this.into()), `${name} was merged.`);
  }

  protected async remove(): Promise<void> {
    const { id, name } = this.theme();
    await this.do(() => this.store.remove(id), `${name} was thrown away.`);
  }

  private isNothing(items: readonly StandingWords[]): boolean {
    return this.acting.stopFor(items.length ? {} : { items: 'Tick some words first.' });
  }

  private async do(work: () => Promise<void>, said: string): Promise<boolean> {
    const done = await this.acting.run(async () => {
      await work();
      return true;
    });
    if (!done) return false;
    this.ticked.set(new Set());
    this.announcer.say(said);
    return true;
  }
}
