import { Component, ElementRef, input, output, viewChild } from '@angular/core';
import { ButtonKind, SpButton } from '../button/button';
import { freshId } from '../ids';

/**
 * Asks before something that matters. `open()` shows it; it closes on the verb, on the way back or on
 * Escape, and gives the focus back to where it came from. Where the verb is dangerous, the way back has
 * the focus first. More words or a field can be projected.
 */
@Component({
  selector: 'sp-dialog',
  imports: [SpButton],
  template: `
    <dialog
      #dialog
      [attr.aria-labelledby]="ids.title"
      [attr.aria-describedby]="words() ? ids.words : null"
      (close)="settle()"
    >
      <h2 [id]="ids.title">{{ title() }}</h2>
      @if (words()) {
        <p [id]="ids.words">{{ words() }}</p>
      }
      <ng-content />
      <div class="ways">
        <button
          spButton
          type="button"
          [kind]="kind()"
          data-way="on"
          [busy]="busy()"
          (click)="confirmed.emit()"
        >
          {{ confirm() }}
        </button>
        <button spButton type="button" kind="quiet" data-way="back" (click)="close()">{{ back() }}</button>
      </div>
    </dialog>
  `,
  styleUrl: './dialog.css',
})
export class SpDialog {
  readonly title = input.required<string>();
  readonly words = input('');
  readonly confirm = input.required<string>();
  readonly back = input('Go back');
  readonly kind = input<ButtonKind>('primary');
  readonly busy = input(false);
  /** The verb was pressed. The caller closes the dialog when its work is done. */
  readonly confirmed = output();
  /** The dialog is gone, whichever way. */
  readonly closed = output();

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly ids = { title: freshId('sp-dialog'), words: freshId('sp-dialog-words') };
  private from: HTMLElement | null = null;

  open(): void {
    const dialog = this.dialog().nativeElement;
    this.from = dialog.ownerDocument.activeElement as HTMLElement | null;
    // Safari before 15.4 and jsdom know no modal dialogs; there it opens in the page.
    if (typeof dialog.showModal === 'function') dialog.showModal();
    else dialog.setAttribute('open', '');
    if (this.kind() === 'danger') dialog.querySelector<HTMLElement>('[data-way=back]')?.focus();
  }

  close(): void {
    const dialog = this.dialog().nativeElement;
    if (typeof dialog.close === 'function') dialog.close();
    else {
      dialog.removeAttribute('open');
      this.settle();
    }
  }

  protected settle(): void {
    this.from?.focus();
    this.from = null;
    this.closed.emit();
  }
}
