import { Component, inject, input, linkedSignal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { limits } from '@samepage/contracts';
import { Announcer, SpButton, SpControl, SpDialog, SpField, SpNotice } from '@samepage/ui';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { freshId } from '../../shared/fresh-id';
import { SpWords } from '../../shared/words';
import { DraftStore } from './draft.store';

const unsavedWords = 'Some words here are not saved yet. Wait until it says Saved, then publish.';

/** Publishing an edition: what will happen is said before it happens. */
@Component({
  selector: 'sp-publish',
  imports: [SpButton, SpControl, SpDialog, SpField, SpFormTrouble, SpNotice, SpWords],
  template: `
    <section class="section stack" aria-labelledby="publish">
      <h2 id="publish">Does it stand?</h2>
      <p class="measure">
        An edition freezes the draft as it is now, with a number, a date and a seal. Anyone can read it and
        follow each clause back.
      </p>
      <button spButton type="button" (click)="ask()">Publish an edition</button>
      <sp-dialog
        title="Publish an edition?"
        words="The draft is frozen as it stands at this moment and shown to the public. An edition cannot be changed or taken back. People can go on writing in the draft for the next one."
        confirm="Publish it"
        [busy]="publishing.busy()"
        (confirmed)="publish()"
      >
        @if (!store.saved()) {
          <sp-notice kind="warning" title="Not yet">{{ unsavedWords }}</sp-notice>
        }
        <sp-form-trouble [trouble]="publishing.trouble()" [controls]="{ title: 'edition-title' }" />
        <sp-field
          label="Title of the edition"
          [limit]="limit"
          [error]="publishing.trouble()?.fields?.['title']"
        >
          <input spControl id="edition-title" autocomplete="off" [(spWords)]="words" />
        </sp-field>
      </sp-dialog>
    </section>
  `,
})
export class SpPublish {
  /** The draft's own title, offered as the edition's. */
  readonly title = input.required<string>();

  protected readonly store = inject(DraftStore);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  /** Made once for each time the dialog is opened, so that trying again makes no second edition. */
  private editionId = freshId();
  protected readonly unsavedWords = unsavedWords;
  private readonly dialog = viewChild.required(SpDialog);
  protected readonly limit = limits.title;
  protected readonly words = linkedSignal(() => this.title());
  protected readonly publishing = doing();

  protected ask(): void {
    this.publishing.stopFor({});
    this.editionId = freshId();
    this.dialog().open();
  }

  protected async publish(): Promise<void> {
    const title = this.words().trim();
    if (this.publishing.stopFor(title ? {} : { title: 'Give the edition a title.' })) return;
    // What is on this screen and not with the server would be left out of the edition without a word.
    if (!this.store.saved()) {
      this.announcer.say(unsavedWords);
      return;
    }
    const where = await this.publishing.run(() => this.store.publish(title, this.editionId));
    if (!where) return;
    this.dialog().close();
    await this.router.navigateByUrl(where);
  }
}
