import { Component, output, viewChild } from '@angular/core';
import { SpDialog } from '@samepage/ui';

export type Shortcut = 'next' | 'undo' | 'clock' | 'more' | 'call' | 'turn' | 'end' | 'freeze' | 'list';

/** With Alt and Shift held, so that none is pressed by someone who types. By the key's place, whatever it prints. */
export const shortcuts: readonly {
  readonly code: string;
  readonly key: string;
  readonly act: Shortcut;
  readonly words: string;
}[] = [
  { code: 'KeyN', key: 'N', act: 'next', words: 'Next part' },
  { code: 'KeyU', key: 'U', act: 'undo', words: 'Undo: back to the part before' },
  { code: 'KeyP', key: 'P', act: 'clock', words: 'Pause the time of the part, or let it run on' },
  { code: 'KeyM', key: 'M', act: 'more', words: 'One minute more for the part' },
  { code: 'KeyC', key: 'C', act: 'call', words: 'Call who is next in the queue' },
  {
    code: 'KeyT',
    key: 'T',
    act: 'turn',
    words: 'Pause the turn, hold it where its speaker paused, or let it run on',
  },
  { code: 'KeyE', key: 'E', act: 'end', words: 'End the turn' },
  { code: 'KeyF', key: 'F', act: 'freeze', words: 'Freeze the voting, or let it go on' },
  { code: 'KeyK', key: 'K', act: 'list', words: 'This list' },
];

/** The keys that run a debate, and the one list of them. */
@Component({
  selector: 'sp-shortcuts',
  imports: [SpDialog],
  template: `
    <sp-dialog
      #dialog
      title="Keyboard"
      words="Hold Alt and Shift (on a Mac: Option and Shift) and press the letter. They work while you type."
      confirm="Good"
      back="Back to the debate"
      (confirmed)="dialog.close()"
    >
      <dl>
        @for (each of shortcuts; track each.code) {
          <dt>
            <kbd>Alt</kbd> <kbd>Shift</kbd> <kbd>{{ each.key }}</kbd>
          </dt>
          <dd>{{ each.words }}</dd>
        }
      </dl>
    </sp-dialog>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--space-2) var(--space-4);
      margin-block-start: var(--space-4);
    }
    kbd {
      padding: 0.05em 0.4em;
      border: 1px solid var(--line);
      font: inherit;
      font-size: var(--text-small);
    }
    dd {
      margin: 0;
    }
  `,
  host: { '(document:keydown)': 'press($event)' },
})
export class SpShortcuts {
  readonly pressed = output<Exclude<Shortcut, 'list'>>();

  protected readonly shortcuts = shortcuts;
  private readonly dialog = viewChild.required<SpDialog>('dialog');

  show(): void {
    this.dialog().open();
  }

  protected press(event: KeyboardEvent): void {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.repeat) return;
    const pressed = shortcuts.find(({ code }) => code === event.code);
    // A question that is open is answered first.
    if (!pressed || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    if (pressed.act === 'list') this.show();
    else this.pressed.emit(pressed.act);
  }
}
