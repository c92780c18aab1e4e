import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { limits } from '@samepage/contracts';
import { SpButton, SpControl, SpEmpty, SpField, SpSkeleton, SpSpot } from '@samepage/ui';
import { Api } from '../../api/api';
import { conversationAdd, conversationList, inquirySee } from '../../api/functions';
import { keptWords } from '../../core/kept-words';
import { PageTitles } from '../../core/page-titles';
import { SpDate } from '../../shared/dates';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { freshId } from '../../shared/fresh-id';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpWords } from '../../shared/words';

type FileName = 'comments' | 'votes' | 'summary';

/** The files of an export that there must be. */
const hints = {
  comments: 'The file comments.csv of the export.',
  votes: 'The file votes.csv, or participants-votes.csv.',
} as const;
/** What the server takes. */
const largest = 16 * 1024 * 1024;

/** Conversations that were held on Polis: those that can be read here, and bringing one in. */
@Component({
  selector: 'sp-conversations',
  imports: [
    RouterLink,
    SpButton,
    SpControl,
    SpDate,
    SpEmpty,
    SpField,
    SpFormTrouble,
    SpPageTrouble,
    SpSkeleton,
    SpSpot,
    SpWords,
  ],
  templateUrl: './conversations.page.html',
})
export class ConversationsPage {
  readonly slug = input.required<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly limit = limits.title;
  protected readonly hints = hints;
  protected readonly controls = {
    title: 'conversation-title',
    comments: 'conversation-comments',
    votes: 'conversation-votes',
    summary: 'conversation-summary',
  };
  protected readonly asked = loaded(this.slug, async (slug) => {
    const inquiry = await this.api.invoke(inquirySee, { slug });
    return { inquiry, conversations: await this.api.invoke(conversationList, { inquiryId: inquiry.id }) };
  });
  protected readonly canBring = computed(
    () => this.asked.value()?.inquiry.abilities.includes('opinion.import') ?? false,
  );
  protected readonly title = keptWords(() => `conversation-title.${this.slug()}`);
  protected readonly bringing = doing();
  private readonly chosen = signal<Partial<Record<FileName, File>>>({});
  /** Made once, so that a try that seemed to fail and did not brings in no second one. */
  private readonly id = freshId();

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const title = this.asked.value()?.inquiry.title;
      if (title) titles.set(`Older conversations: ${title}`);
    });
  }

  protected choose(name: FileName, event: Event): void {
    const file = (event.target as HTMLInputElement).files?.[0];
    this.chosen.update((chosen) => ({ ...chosen, [name]: file }));
  }

  protected async bring(event: Event, inquiryId: string): Promise<void> {
    event.preventDefault();
    const title = this.title().trim();
    const chosen = this.chosen();
    if (this.bringing.stopFor({ ...(!title && { title: 'Give it a title.' }), ...problemsOf(chosen) }))
      return;
    const body = { id: this.id, title, ...chosen };
    const made = await this.bringing.run(() => this.api.invoke(conversationAdd, { inquiryId, body }));
    if (!made) return;
    this.title.set('');
    await this.router.navigate(['/conversations', made.id]);
  }
}

/** What to put right before files are sent. */
function problemsOf(chosen: Partial<Record<FileName, File>>): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  if (!chosen.comments) problems['comments'] = 'Choose the file with the statements, comments.csv.';
  if (!chosen.votes)
    problems['votes'] = 'Choose the file with the votes, votes.csv or participants-votes.csv.';
  for (const [name, file] of Object.entries(chosen))
    if (file.size > largest) problems[name] = `${file.name} is larger than 16 MB. Choose a smaller file.`;
  return problems;
}
