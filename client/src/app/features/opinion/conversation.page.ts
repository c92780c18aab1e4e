import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportedConversation } from '@samepage/contracts';
import {
  evidenceInWords,
  groupName,
  mapFindingInWords,
  markInWords,
  marksLead,
  peopleInWords,
  SpSkeleton,
  togetherInWords,
} from '@samepage/ui';
import { Api } from '../../api/api';
import { conversationSee } from '../../api/functions';
import { PageTitles } from '../../core/page-titles';
import { Session } from '../../core/session';
import { SpDate } from '../../shared/dates';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';

type Tally = ImportedConversation['statements'][number]['tally'];

/** A conversation that was held on Polis, in words: its groups, what they share, and every statement. */
@Component({
  selector: 'sp-conversation',
  imports: [RouterLink, SpDate, SpPageTrouble, SpSkeleton],
  templateUrl: './conversation.page.html',
  styles: `
    .finding {
      max-inline-size: 42rem;
      font-size: var(--text-lead);
      line-height: 1.42;
    }
    summary {
      min-block-size: var(--target);
      padding-block: var(--space-2);
      font-weight: 640;
    }
    ul,
    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class ConversationPage {
  readonly conversationId = input.required<string>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly asked = loaded(this.conversationId, async (conversationId) => {
    const [conversation] = await Promise.all([
      this.api.invoke(conversationSee, { conversationId }),
      this.session.ready(),
    ]);
    return conversation;
  });
  /** The inquiry it can be read in. */
  protected readonly slug = computed(() => {
    const inquiryId = this.asked.value()?.inquiryId;
    return inquiryId === undefined ? undefined : this.session.membershipIn(inquiryId)?.inquirySlug;
  });
  protected readonly found = computed(() => {
    const conversation = this.asked.value();
    if (!conversation) return null;
    const { finding, groups, together, evidence, people, statements } = conversation;
    const of = statements.length === 1 ? '1 statement' : `${statements.length} statements`;
    return {
      madeFrom: people ? `${peopleInWords(people)} voted on ${of}.` : `People voted on ${of}.`,
      finding: mapFindingInWords({ finding, groups }, 'this conversation'),
      groups: groups.map((group) => ({
        name: groupName(group.name, finding),
        people: `${peopleInWords(group.people)}.`,
        lead: marksLead(group),
        marks: group.marks.map(markInWords),
      })),
      together: together.map(togetherInWords),
      evidence: evidence && groups.length ? evidenceInWords(evidence) : [],
      statements: statements.map(({ number, text, tally }) => ({ number, text, tally: inWords(tally) })),
    };
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const title = this.asked.value()?.title;
      if (title) titles.set(title);
    });
  }
}

function inWords(tally: Tally): string {
  if (!tally) return 'Fewer than eight people voted on it.';
  return `${tally.agree} agree, ${tally.disagree} disagree, ${tally.pass} pass.`;
}
