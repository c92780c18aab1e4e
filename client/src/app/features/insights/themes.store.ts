import { computed, inject, Injectable, signal } from '@angular/core';
import type { StandingWords, SuggestedTheme, ThemeItemRef, Themes } from '@samepage/contracts';
import { Api } from '../../api/api';
import {
  inquirySee,
  themeKeep,
  themeList,
  themeMerge,
  themeMove,
  themeRemove,
  themeRename,
  themeSuggest,
  themeTakeOut,
} from '../../api/functions';
import { loaded } from '../../shared/load';

/** The themes of an inquiry, and what a person does with them. Every change is asked for again from the server. */
@Injectable()
export class ThemesStore {
  private readonly api = inject(Api);
  readonly slug = signal<string | undefined>(undefined);
  readonly asked = loaded(this.slug, async (slug) => {
    const inquiry = await this.api.invoke(inquirySee, { slug });
    return { inquiry, themes: await this.api.invoke(themeList, { inquiryId: inquiry.id }) };
  });
  readonly mayGroup = computed(() => this.asked.value()?.inquiry.abilities.includes('theme.group') ?? false);
  readonly suggested = loaded(
    () => (this.mayGroup() ? this.inquiryId() : undefined),
    (inquiryId) => this.api.invoke(themeSuggest, { inquiryId }),
  );
  private readonly inquiryId = computed(() => this.asked.value()?.inquiry.id);

  /** Keeps a theme once for one id. Items leave the themes they were in. */
  async keep(id: string, name: string, items: readonly StandingWords[]): Promise<void> {
    const body = { id, name, items: items.map(itemOf) };
    this.show(await this.api.invoke(themeKeep, { inquiryId: this.here(), body }));
  }

  /** Takes a suggestion away that was kept; the rest stays where it is on the page. */
  drop(suggestion: SuggestedTheme): void {
    const now = this.suggested.value();
    if (now) this.suggested.set({ ...now, themes: now.themes.filter((each) => each !== suggestion) });
  }

  async rename(themeId: string, name: string): Promise<void> {
    await this.api.invoke(themeRename, { inquiryId: this.here(), themeId, body: { name } });
    await this.refresh();
  }

  async move(themeId: string, items: readonly StandingWords[]): Promise<void> {
    const body = { items: items.map(itemOf) };
    await this.api.invoke(themeMove, { inquiryId: this.here(), themeId, body });
    await this.refresh();
  }

  async takeOut(themeId: string, items: readonly StandingWords[]): Promise<void> {
    for (const words of items)
      await this.api.invoke(themeTakeOut, { inquiryId: this.here(), themeId, itemId: idOf(words) });
    await this.refresh();
  }

  async merge(themeId: string, into: string): Promise<void> {
    await this.api.invoke(themeMerge, { inquiryId: this.here(), themeId, body: { into } });
    await this.refresh();
  }

  async remove(themeId: string): Promise<void> {
    await this.api.invoke(themeRemove, { inquiryId: this.here(), themeId });
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    this.show(await this.api.invoke(themeList, { inquiryId: this.here() }));
  }

  private show(themes: Themes): void {
    const now = this.asked.value();
    if (now) this.asked.set({ ...now, themes });
  }

  private here(): string {
    return this.inquiryId() ?? '';
  }
}

/** What words are told by. */
export function idOf({ ref }: StandingWords): string {
  if (ref.kind === 'clause') return ref.clauseId;
  return ref.kind === 'statement' ? ref.statementId : ref.responseId;
}

function itemOf({ ref }: StandingWords): ThemeItemRef {
  return ref.kind === 'response'
    ? { kind: 'response', responseId: ref.responseId }
    : { kind: 'statement', statementId: ref.kind === 'statement' ? ref.statementId : '' };
}
