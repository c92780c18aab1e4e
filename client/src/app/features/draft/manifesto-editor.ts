import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MyMembership } from '@samepage/contracts';
import { SpPeopleHere, SpSaveState } from '@samepage/ui';
import type { Editor } from '@tiptap/core';
import { SpClauseMargin } from './clause-margin';
import { createManifestoEditor, placedClauses, type PlacedClause } from './create-editor';
import { SpDraftClosed } from './draft-closed';
import { DraftStore } from './draft.store';
import { SharedDocument } from './shared-document';
import { SpEditorToolbar } from './editor-toolbar';

/** The shared page itself: the text, its tools, who is here, and whether what was written is saved. */
@Component({
  selector: 'sp-manifesto-editor',
  imports: [RouterLink, SpClauseMargin, SpDraftClosed, SpEditorToolbar, SpPeopleHere, SpSaveState],
  providers: [SharedDocument],
  templateUrl: './manifesto-editor.html',
  styleUrl: './manifesto-editor.css',
})
export class SpManifestoEditor {
  readonly documentId = input.required<string>();
  readonly title = input.required<string>();
  readonly membership = input.required<MyMembership>();

  protected readonly store = inject(DraftStore);
  protected readonly shared = inject(SharedDocument);
  protected readonly here = inject(Router).url;
  private readonly destroy = inject(DestroyRef);
  private readonly sheet = viewChild.required<ElementRef<HTMLElement>>('sheet');
  private readonly toolbar = viewChild(SpEditorToolbar);
  protected readonly margin = viewChild(SpClauseMargin);
  protected readonly editor = signal<Editor | null>(null);
  /** Moves on with every change, so that what is worked out from the editor is worked out anew. */
  protected readonly turn = signal(0);
  protected readonly clauses = signal<readonly PlacedClause[]>([]);
  protected readonly editable = computed(
    () => this.store.canWrite() && this.shared.ready() && !this.shared.closed(),
  );

  /** Someone who only reads has nothing to save: they are told whether what they see is the newest. */
  protected readonly stateWords = computed(() => {
    const state = this.shared.shown();
    if (this.store.canWrite())
      return state === 'offline' && !this.shared.kept()
        ? 'Offline: leave this page open. Your words are sent when you are back.'
        : '';
    if (state === 'saved') return 'Up to date';
    return state === 'offline' ? 'Offline. This may not be the newest.' : '';
  });

  constructor() {
    const injector = inject(Injector);
    this.store.sheet.set({ state: this.shared.shown, stateVector: () => this.shared.stateVector() });
    this.destroy.onDestroy(() => this.store.sheet.set(null));
    afterNextRender(() => void this.begin(injector));
  }

  private async begin(injector: Injector): Promise<void> {
    await this.shared.open(this.documentId(), this.membership().id);
    const { provider } = this.shared;
    if (!provider) return;
    const { name, sector } = this.membership();
    const editor = createManifestoEditor({
      element: this.sheet().nativeElement,
      label: `The draft “${this.title()}”`,
      document: this.shared.doc,
      provider,
      user: { name, sector },
      toTools: () => this.toolbar()?.focus(),
    });
    editor.on('transaction', () => this.turn.update((turn) => turn + 1));
    editor.on('update', () => this.place(editor));
    this.editor.set(editor);
    this.place(editor);
    // A narrower page or larger letters move the clauses without changing a word.
    const resize = new ResizeObserver(() => this.place(editor));
    resize.observe(this.sheet().nativeElement);
    this.destroy.onDestroy(() => {
      resize.disconnect();
      editor.destroy();
    });
    effect(
      () => {
        const editable = this.editable();
        untracked(() => editor.setEditable(editable, false));
      },
      { injector },
    );
    effect(
      () => {
        // Rights were changed while the page was open: ask what they are now.
        if (this.shared.state() === 'no-access') untracked(() => void this.store.refresh());
      },
      { injector },
    );
  }

  private place(editor: Editor): void {
    if (editor.isDestroyed) return;
    const clauses = placedClauses(editor);
    this.clauses.set(clauses);
    this.store.meet(clauses.map(({ id }) => id));
  }
}
