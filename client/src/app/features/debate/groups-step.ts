import { Component, computed, inject, input, WritableSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SpButton, SpNotice, SpVoice } from '@samepage/ui';
import { SpAddStatement } from './add-statement';
import { DebateView } from './debate-view';

/** One's small group: where it meets, who is in it, and what it brings back. */
@Component({
  selector: 'sp-groups-step',
  imports: [RouterLink, SpAddStatement, SpButton, SpNotice, SpVoice],
  template: `
    @if (group(); as group) {
      <p class="where">{{ group.name }}</p>
      @if (group.documentId; as documentId) {
        <p>
          <a spButton [routerLink]="['/debates', view.snapshot()?.id, 'notes', documentId]">
            Open your group’s shared note
          </a>
        </p>
      }
      <section aria-labelledby="members">
        <h2 id="members">Who is in it</h2>
        <ul role="list">
          @for (member of members(); track member.id) {
            <li>
              @if (member.id === mine()) {
                <b>You</b>
              } @else if (member.voice; as voice) {
                <sp-voice [name]="voice.name" [sector]="voice.sector" />
              } @else {
                Someone who joined a moment ago
              }
            </li>
          }
        </ul>
      </section>
      @if (view.isMuted()) {
        <sp-notice [live]="false" title="You listen for now">
          A facilitator has asked you to listen. You can still vote.
        </sp-notice>
      } @else if (view.rule().statements && view.may('statement.add')) {
        <section class="stack" aria-labelledby="back">
          <h2 id="back">What do you bring back?</h2>
          @if (view.canSay()) {
            <sp-add-statement [words]="words()" label="A statement from your group" [groupId]="group.id" />
          } @else {
            <p>The time for new statements is up.</p>
          }
          @if (brought().length) {
            <h3>What your group brought so far</h3>
            <ul>
              @for (statement of brought(); track statement.id) {
                <li>{{ statement.text }}</li>
              }
            </ul>
          }
        </section>
      }
    } @else if (view.state().groups.length) {
      <p class="lead">You have no group yet. A facilitator finds you one; stay on this page.</p>
    } @else {
      <p class="lead">The groups are being made. Yours appears here in a moment.</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
    }
    .where {
      font-family: var(--face-display);
      font-size: var(--text-1);
      font-weight: 760;
      line-height: 1.02;
      overflow-wrap: anywhere;
    }
    h2 {
      font-size: var(--text-3);
    }
    section ul[role='list'] {
      margin-block-start: var(--space-2);
    }
  `,
})
export class SpGroupsStep {
  /** What is being typed; the page keeps it. */
  readonly words = input.required<WritableSignal<string>>();

  protected readonly view = inject(DebateView);
  protected readonly mine = computed(() => this.view.me().membershipId ?? '');
  protected readonly group = computed(() =>
    this.view.state().groups.find(({ members }) => members.includes(this.mine())),
  );
  protected readonly members = computed(() =>
    (this.group()?.members ?? []).map((id) => ({ id, voice: this.view.voice(id) })),
  );
  protected readonly brought = computed(() =>
    this.view
      .state()
      .statements.filter(
        ({ groupId, hidden, withdrawn, recast }) =>
          groupId === this.group()?.id && !hidden && !withdrawn && !recast,
      ),
  );
}
