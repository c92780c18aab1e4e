import { Toolbar, ToolbarWidget } from '@angular/aria/toolbar';
import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { SpControl, SpDialog, SpField } from '@samepage/ui';
import type { Editor } from '@tiptap/core';
import { SpWords } from '../../shared/words';
import { clauseAtCursor } from './create-editor';

interface Tool {
  readonly name: string;
  /** Standard keys, told in the tool's tooltip and to screen readers. */
  readonly keys?: string;
  readonly isOn?: (editor: Editor) => boolean;
  readonly use: (editor: Editor) => void;
}

const heading = (name: string, level: 1 | 2 | 3): Tool => ({
  name,
  keys: `Control+Alt+${level}`,
  isOn: (editor) => editor.isActive('heading', { level }),
  use: (editor) => editor.chain().focus().toggleNode('heading', 'paragraph', { level }).run(),
});

/** What can be done to the text. Arrow keys move between the tools; Escape leads back to the text. */
@Component({
  selector: 'sp-editor-toolbar',
  imports: [SpControl, SpDialog, SpField, SpWords, Toolbar, ToolbarWidget],
  templateUrl: './editor-toolbar.html',
  styleUrl: './editor-toolbar.css',
  host: { '(keydown.escape)': 'backToText($event)' },
})
export class SpEditorToolbar {
  readonly editor = input.required<Editor>();
  /** Changes with each change of the editor. */
  readonly turn = input.required<number>();
  readonly disabled = input(false);
  readonly threadOf = output<string>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly linkDialog = viewChild.required<SpDialog>('linkDialog');
  protected readonly address = signal('');
  protected readonly addressProblem = signal('');

  private readonly tools: readonly Tool[] = [
    {
      name: 'Bold',
      keys: 'Control+B',
      isOn: (editor) => editor.isActive('bold'),
      use: (editor) => editor.chain().focus().toggleMark('bold').run(),
    },
    {
      name: 'Italic',
      keys: 'Control+I',
      isOn: (editor) => editor.isActive('italic'),
      use: (editor) => editor.chain().focus().toggleMark('italic').run(),
    },
    { name: 'Link', isOn: (editor) => editor.isActive('link'), use: () => this.askForLink() },
    heading('Title', 1),
    heading('Heading', 2),
    heading('Subheading', 3),
    { name: 'Add clause', keys: 'Control+Enter', use: (editor) => editor.chain().focus().addClause().run() },
    {
      name: 'Move up',
      keys: 'Alt+Shift+ArrowUp',
      use: (editor) => editor.chain().focus().moveBlock(-1).run(),
    },
    {
      name: 'Move down',
      keys: 'Alt+Shift+ArrowDown',
      use: (editor) => editor.chain().focus().moveBlock(1).run(),
    },
    { name: 'Undo', keys: 'Control+Z', use: (editor) => editor.chain().focus().undo().run() },
    { name: 'Redo', keys: 'Control+Y', use: (editor) => editor.chain().focus().redo().run() },
    {
      name: 'Thread of this clause',
      use: (editor) => {
        const clauseId = clauseAtCursor(editor);
        if (clauseId) this.threadOf.emit(clauseId);
      },
    },
  ];
  protected readonly shown = computed(() => {
    this.turn();
    const editor = this.editor();
    return this.tools.map((tool) => ({ tool, name: tool.name, keys: tool.keys, on: tool.isOn?.(editor) }));
  });

  focus(): void {
    const tools = [...this.element.querySelectorAll<HTMLElement>('[role=toolbar] button')];
    (tools.find((tool) => tool.tabIndex === 0) ?? tools[0])?.focus();
  }

  protected use(tool: Tool): void {
    if (!this.disabled()) tool.use(this.editor());
  }

  /** Escape in the dialog of the link only closes that. */
  protected backToText(event: Event): void {
    if ((event.target as HTMLElement).closest('[role=toolbar]')) this.editor().commands.focus();
  }

  private askForLink(): void {
    const href: unknown = this.editor().getAttributes('link')['href'];
    this.address.set(typeof href === 'string' ? href : 'https://');
    this.addressProblem.set('');
    this.linkDialog().open();
  }

  /** An empty address takes the link away. */
  protected setLink(): void {
    const editor = this.editor();
    const address = this.address().trim();
    const whole = editor.chain().focus().extendMarkRange('link');
    const done = /^(https?:\/\/)?$/.test(address)
      ? whole.unsetMark('link').run()
      : whole.linkTo(address).run();
    this.addressProblem.set(done ? '' : 'Write a whole address, such as https://example.org.');
    if (done) this.linkDialog().close();
  }
}
