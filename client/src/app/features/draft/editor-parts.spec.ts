import { signal } from '@angular/core';
import { closeCodes } from '@samepage/contracts';
import type { SaveState } from '@samepage/ui';
import { DialogHarness } from '@samepage/ui/testing';
import { Editor } from '@tiptap/core';
import { manifestoExtensions } from '@samepage/manifesto/schema';
import { draftSee, editionPublish } from '../../api/functions';
import { FakeApi, refusedWith } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { aSource } from '../../shared/testing/samples';
import { SpClauseMargin } from './clause-margin';
import { SpDraftClosed } from './draft-closed';
import { DraftStore } from './draft.store';
import { SpEditorToolbar } from './editor-toolbar';
import { MoveBlock } from './move-block';
import { SpPublish } from './publish';
import { SharedDocument } from './shared-document';

function anEditor() {
  return new Editor({ extensions: [...manifestoExtensions, MoveBlock], content: '<p>Some words</p>' });
}

async function toolbar(disabled = false) {
  const editor = anEditor();
  const inputs = { editor, turn: 0, disabled };
  return { editor, ...(await openPage(SpEditorToolbar, { api: new FakeApi(), inputs })) };
}

describe('the tools', () => {
  it('say whether they are on, and do what they say', async () => {
    const { editor, press, fixture, settle, element } = await toolbar();
    editor.commands.selectAll();
    await press('Bold');
    expect(editor.isActive('bold')).toBe(true);
    fixture.componentRef.setInput('turn', 1);
    await settle();
    expect(element.querySelector('[aria-pressed=true]')?.textContent.trim()).toBe('Bold');
  });

  it('make headings and clauses', async () => {
    const { editor, press } = await toolbar();
    await press('Heading');
    expect(editor.getHTML()).toContain('<h2>');
    await press('Add clause');
    expect(editor.getHTML()).toContain('data-clause-id');
  });

  it('take a whole address for a link, and say so when it is none', async () => {
    const { editor, press, element, loader, text } = await toolbar();
    editor.commands.selectAll();
    await press('Link');
    const dialog = await loader.getHarness(DialogHarness);
    type(element, '#link-address', 'not an address');
    await dialog.confirm();
    expect(text()).toContain('Write a whole address');
    type(element, '#link-address', 'https://example.org/');
    await dialog.confirm();
    expect(editor.getHTML()).toContain('href="https://example.org/"');
    expect(await dialog.isOpen()).toBe(false);
  });

  it('do nothing while nothing may be written', async () => {
    const { editor, press } = await toolbar(true);
    await press('Title');
    expect(editor.getHTML()).toBe('<p>Some words</p>');
  });

  it('are one stop of Tab', async () => {
    const { element, fixture } = await toolbar();
    fixture.componentInstance.focus();
    expect(document.activeElement?.textContent.trim()).toBe('Bold');
    expect(element.querySelectorAll('[role=toolbar] [tabindex="0"]')).toHaveLength(1);
  });
});

describe('the margin of a draft', () => {
  const clauses = [
    { id: 'c-1', number: 1, words: 'One', top: 10 },
    { id: 'c-2', number: 2, words: '', top: 90 },
  ];
  const store = { sourcesOf: (id: string) => (id === 'c-1' ? [aSource()] : []) };
  const setup = () =>
    openPage(SpClauseMargin, {
      api: new FakeApi(),
      inputs: { clauses },
      providers: [{ provide: DraftStore, useValue: store }],
    });

  it('marks the clauses that came from somewhere, beside where they stand', async () => {
    const { element } = await setup();
    const marks = [...element.querySelectorAll<HTMLElement>('li')].filter((each) =>
      each.querySelector('button'),
    );
    expect(marks.map(({ style }) => style.insetBlockStart)).toEqual(['10px']);
  });

  it('opens a thread, back to its provocation, and closes it', async () => {
    const { press, text, element } = await setup();
    await press('Where clause 1 came from');
    expect(text()).toContain('A grey Tuesday');
    expect(element.querySelector('dialog')?.hasAttribute('open')).toBe(true);
    await press('Back to the draft');
    expect(element.querySelector('dialog')?.hasAttribute('open')).toBe(false);
  });

  it('says so of a clause that was written here', async () => {
    const { fixture, settle, text } = await setup();
    fixture.componentInstance.openFor('c-2');
    await settle();
    expect(text()).toContain('This clause was written here');
  });
});

describe('a line that was closed for good', () => {
  it.each(Object.values(closeCodes))('says why, and what to do: $says', async (reason) => {
    const { text } = await openPage(SpDraftClosed, {
      api: new FakeApi(),
      inputs: { reason },
      providers: [
        { provide: SharedDocument, useValue: { forget: () => Promise.resolve(), state: signal('offline') } },
      ],
    });
    expect(text()).toContain(reason.says);
    expect(text()).toContain(
      {
        'sign-in': 'Sign in',
        stop: 'See the inquiries',
        'come-back': 'connecting again',
        resync: 'afresh',
        'read-only': 'afresh',
      }[reason.then],
    );
  });
});

describe('publishing', () => {
  async function setup(saved: SaveState = 'saved') {
    const api = new FakeApi().answer(draftSee, {});
    api.answer(editionPublish, { number: 1, title: 'x', publishedAt: '', inquirySlug: 'what-for' });
    const page = await openPage(SpPublish, {
      api,
      inputs: { title: 'What we hold' },
      providers: [DraftStore],
    });
    const state = signal(saved);
    const store = page.fixture.componentRef.injector.get(DraftStore);
    store.sheet.set({ state, stateVector: () => 'AQID' });
    const went = jest.spyOn(page.router, 'navigateByUrl').mockResolvedValue(true);
    await page.press('Publish an edition');
    return { ...page, api, went, state, dialog: await page.loader.getHarness(DialogHarness) };
  }

  it('says what will happen, and then does it under the draft’s title', async () => {
    const { text, dialog, api, went, settle } = await setup();
    expect(text()).toContain('cannot be changed or taken back');
    await dialog.confirm();
    await settle();
    expect(api.askedOf(editionPublish)).toMatchObject([
      { body: { title: 'What we hold', stateVector: 'AQID' } },
    ]);
    expect(went).toHaveBeenCalledWith('/editions/what-for/1');
  });

  it('stays open and says why when it cannot be done', async () => {
    const { text, dialog, api, settle } = await setup();
    api.fail(editionPublish, refusedWith('refused', 'There is no clause in this draft yet.'));
    await dialog.confirm();
    await settle();
    expect(text()).toContain('There is no clause in this draft yet.');
    expect(await dialog.isOpen()).toBe(true);
  });

  it.each(['saving', 'offline', 'not-saved', 'connecting', 'no-access'] as const)(
    'waits while words on the page are not with the server: %s',
    async (unsaved) => {
      const { text, dialog, api, settle, state } = await setup(unsaved);
      expect(text()).toContain('Some words here are not saved yet. Wait until it says Saved, then publish.');
      await dialog.confirm();
      expect(api.askedOf(editionPublish)).toEqual([]);
      expect(await dialog.isOpen()).toBe(true);
      state.set('saved');
      await settle();
      expect(text()).not.toContain('not saved yet');
      await dialog.confirm();
      expect(api.askedOf(editionPublish)).toHaveLength(1);
    },
  );

  it('sends the same edition again after a failure, and another once it is asked for anew', async () => {
    const { text, dialog, api, settle, press } = await setup();
    api.fail(editionPublish, refusedWith('conflict', 'Others wrote meanwhile. Read it again, then publish.'));
    await dialog.confirm();
    await settle();
    expect(text()).toContain('Others wrote meanwhile.');
    expect(await dialog.isOpen()).toBe(true);
    await dialog.confirm();
    await settle();
    await dialog.goBack();
    await press('Publish an edition');
    await dialog.confirm();
    await settle();
    const ids = (api.askedOf(editionPublish) as { body: { id: string } }[]).map(({ body }) => body.id);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('needs a title', async () => {
    const { element, dialog, text, api } = await setup();
    type(element, '#edition-title', ' ');
    await dialog.confirm();
    expect(text()).toContain('Give the edition a title.');
    expect(api.askedOf(editionPublish)).toEqual([]);
  });
});
