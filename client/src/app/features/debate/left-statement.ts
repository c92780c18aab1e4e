import { Component, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { Announcer, SpButton, SpControl, SpField, SpNotice } from '@samepage/ui';

/** Words that were still being typed when the form for them went: they stay until their writer has kept them. */
@Component({
  selector: 'sp-left-statement',
  imports: [SpButton, SpControl, SpField, SpNotice],
  template: `
    <sp-notice kind="warning" [title]="title()">
      Your words are still here, and only you see them.
    </sp-notice>
    <sp-field [label]="label()">
      <textarea #box spControl rows="2" readonly [value]="words()"></textarea>
    </sp-field>
    <p class="cluster">
      <button spButton type="button" (click)="copy()">Copy these words</button>
      <button spButton kind="quiet" type="button" (click)="dropped.emit()">I no longer need them</button>
    </p>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    textarea {
      min-block-size: 5rem;
    }
  `,
})
export class SpLeftStatement {
  readonly words = input.required<string>();
  readonly title = input.required<string>();
  readonly label = input.required<string>();
  readonly dropped = output();

  private readonly announcer = inject(Announcer);
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');

  /** Where the clipboard is closed to pages, as on plain http, the words are marked to be copied by hand. */
  protected async copy(): Promise<void> {
    this.box().nativeElement.select();
    try {
      await navigator.clipboard.writeText(this.words());
      this.announcer.say('Copied.');
    } catch {
      this.announcer.say('The words are marked. Copy them as you copy any text.');
    }
  }
}
