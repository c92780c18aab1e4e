import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SpSkeleton, SpSpot } from '@samepage/ui';
import { Api } from '../../api/api';
import { debateSee } from '../../api/functions';
import { PageTitles } from '../../core/page-titles';
import { Session } from '../../core/session';
import { inquirySpot } from '../../shared/inquiry-spot';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { DraftStore } from '../draft/draft.store';
import { SpManifestoEditor } from '../draft/manifesto-editor';

/** The shared note of a small group that meets online: a page its members write on at once. */
@Component({
  selector: 'sp-note',
  imports: [RouterLink, SpManifestoEditor, SpPageTrouble, SpSkeleton, SpSpot],
  providers: [DraftStore],
  template: `
    @if (debate.trouble(); as trouble) {
      <sp-page-trouble [trouble]="trouble" (again)="debate.again()" />
    } @else if (debate.value(); as debate) {
      <div class="page stack" [spSpot]="spot()">
        <p><a [routerLink]="['/debates', debateId()]">Back to the debate</a></p>
        <h1>{{ title() }}</h1>
        <p class="soft small measure" id="draft-keys">
          Everyone in your group writes on the same page. Alt and F10 leads to the tools, Escape back to the
          text.
        </p>
        @if (membership(); as membership) {
          @defer (on immediate) {
            <sp-manifesto-editor [documentId]="documentId()" [title]="title()" [membership]="membership" />
          } @placeholder {
            <sp-skeleton label="Opening the shared note" [lines]="6" />
          } @error {
            <p role="alert">
              The editor could not be fetched. Check your connection and load the page again.
            </p>
          }
        }
      </div>
    } @else {
      <div class="page"><sp-skeleton label="Fetching the note" /></div>
    }
  `,
})
export class NotePage {
  readonly debateId = input.required<string>();
  readonly documentId = input.required<string>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly store = inject(DraftStore);
  protected readonly debate = loaded(this.debateId, (debateId) => this.api.invoke(debateSee, { debateId }));
  protected readonly spot = inquirySpot(() => this.debate.value()?.inquirySlug);
  protected readonly title = computed(() => {
    const groups = this.debate.value()?.state.groups ?? [];
    const group = groups.find(({ documentId }) => documentId === this.documentId());
    return group ? `The note of ${group.name}` : 'A group’s note';
  });
  protected readonly membership = computed(() => {
    const debate = this.debate.value();
    this.session.me();
    return debate && this.session.membershipIn(debate.inquiryId);
  });

  constructor() {
    void this.session.ready();
    const titles = inject(PageTitles);
    effect(() => {
      const debate = this.debate.value();
      if (!debate) return;
      titles.set(this.title());
      // A note is a shared page like a draft, with no clauses from elsewhere. Who may write is decided where it opens.
      this.store.asked.set({
        id: this.documentId(),
        inquiryId: debate.inquiryId,
        inquirySlug: debate.inquirySlug,
        title: this.title(),
        documentId: this.documentId(),
        sources: [],
        abilities: debate.abilities.includes('statement.add') ? ['draft.see', 'draft.write'] : ['draft.see'],
      });
    });
  }
}
