import { Component, computed, input, signal } from '@angular/core';
import type { Edition } from '@samepage/contracts';
import { sealOf } from '@samepage/manifesto/canonical';
import { SpButton, SpNotice } from '@samepage/ui';
import { editionSee } from '../../api/functions';

/** The seal of an edition, and how to check that nothing was changed since. */
@Component({
  selector: 'sp-seal',
  imports: [SpButton, SpNotice],
  template: `
    <p>
      An edition is frozen. Its seal is a number worked out from every word in it: change one letter, and the
      number is another.
    </p>
    <p class="hash" translate="no">{{ groups() }}</p>
    <p class="no-print">
      <button spButton kind="quiet" type="button" [busy]="checking()" busyText="Checking…" (click)="check()">
        Check the seal here
      </button>
    </p>
    @switch (verdict()) {
      @case ('whole') {
        <sp-notice kind="good">The seal is whole: these are the words that were published.</sp-notice>
      }
      @case ('broken') {
        <sp-notice kind="problem" title="The seal does not fit">
          These are not the words that were published. Tell the people who run this inquiry.
        </sp-notice>
      }
      @case ('cannot') {
        <sp-notice kind="warning">
          This browser can only check on a secure address (https). Check it in the way told below.
        </sp-notice>
      }
    }
    <details>
      <summary>How to check it yourself</summary>
      <p>
        Take <code>content</code> from <a [href]="address()">the edition as data</a>, write it as canonical
        JSON (RFC 8785), and work out its SHA-256. It is the number above, without the spaces.
      </p>
    </details>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    .hash {
      font-family: ui-monospace, monospace;
      font-size: var(--text-small);
      overflow-wrap: anywhere;
    }
    summary {
      min-block-size: var(--target);
      padding-block: var(--space-2);
    }
  `,
})
export class SpSeal {
  readonly edition = input.required<Edition>();

  protected readonly checking = signal(false);
  protected readonly verdict = signal<'whole' | 'broken' | 'cannot' | null>(null);
  protected readonly groups = computed(() => this.edition().hash.replace(/(.{8})(?=.)/g, '$1 '));
  protected readonly address = computed(() => {
    const { inquirySlug, content } = this.edition();
    return editionSee.PATH.replace('{slug}', inquirySlug).replace('{number}', String(content.number));
  });

  protected async check(): Promise<void> {
    this.checking.set(true);
    const { content, hash } = this.edition();
    try {
      this.verdict.set((await sealOf(content)) === hash ? 'whole' : 'broken');
    } catch {
      this.verdict.set('cannot');
    } finally {
      this.checking.set(false);
    }
  }
}
