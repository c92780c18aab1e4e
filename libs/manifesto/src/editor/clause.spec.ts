/** @jest-environment jsdom */
import { id as Id } from '@samepage/contracts';
import * as Y from 'yjs';
import { clauseUpdate, emptyDraft, manifestoFragment } from '../document';
import { readBlocks } from '../read-blocks';
import { exchange, Writer } from '../testing/writers';

const one = '11111111-1111-4111-8111-111111111111';
const two = '22222222-2222-4222-8222-222222222222';
const draft = emptyDraft('We');
const harvested = clauseUpdate(
  [draft],
  [
    { clauseId: one, text: 'Ask first' },
    { clauseId: two, text: 'Then listen' },
  ],
);
const log = Y.mergeUpdates([draft, harvested]);

const writers: Writer[] = [];
afterEach(() => writers.splice(0).forEach((writer) => writer.leave()));

function writer(from = log): Writer {
  const made = new Writer(from);
  writers.push(made);
  return made;
}

function expectSoundIds(ids: unknown[]): void {
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(Id.safeParse(id).success).toBe(true);
}

describe('Enter', () => {
  it('makes a paragraph inside the clause', () => {
    const at = writer().after('Ask').press('Enter');
    expect(at.page).toContain('clause(paragraph("Ask"), paragraph(" first")), clause(');
    expect(at.ids).toEqual([one, two]);
  });

  it('on an empty last paragraph ends the clause and begins the next, with an id of its own', () => {
    const at = writer().after('Ask first').press('Enter').press('Enter').type('New');
    expect(at.page).toContain(
      'clause(paragraph("Ask first")), clause(paragraph("New")), clause(paragraph("Then listen"))',
    );
    expectSoundIds(at.ids);
    expect(at.ids[0]).toBe(one);
    expect(at.ids[2]).toBe(two);
  });

  it('in an empty clause leaves it', () => {
    const at = writer().after('Then listen').press('Enter').press('Enter').press('Enter').type('Words');
    expect(at.page).toMatch(/clause\(paragraph\("Then listen"\)\), paragraph\("Words"\)\)$/);
    expect(at.ids).toEqual([one, two]);
  });

  it('on an empty paragraph in the middle stays in the clause', () => {
    const at = writer().after('Ask').press('Enter').press('Enter');
    at.editor.commands.setTextSelection(at.editor.state.selection.from - 2);
    at.press('Enter');
    expect(at.ids).toEqual([one, two]);
    expect(at.clauses[0]?.childCount).toBe(4);
  });

  it('after a heading makes a paragraph', () => {
    expect(writer(draft).after('We').press('Enter').type('So').page).toBe(
      'doc(heading("We"), paragraph("So"))',
    );
  });
});

describe('Backspace', () => {
  it('at the start of a clause does not pour it into the one before', () => {
    const at = writer().after('Then listen');
    at.editor.commands.setTextSelection(at.editor.state.selection.$from.start());
    at.press('Backspace');
    expect(at.ids).toEqual([one, two]);
  });

  it('in an empty clause takes the clause away', () => {
    const at = writer(draft).atEnd();
    at.press('Mod-Enter').press('Backspace');
    expect(at.page).toBe('doc(heading("We"), paragraph)');
  });
});

describe('commands', () => {
  it('add a clause after the one the cursor is in', () => {
    const at = writer().after('Ask').press('Mod-Enter').type('New');
    expect(at.page).toContain('clause(paragraph("Ask first")), clause(paragraph("New")), clause(');
    expectSoundIds(at.ids);
  });

  it('add a clause in place of an empty paragraph', () => {
    const at = writer(draft).after('We').press('Enter').press('Mod-Enter').type('New');
    expect(at.page).toBe('doc(heading("We"), clause(paragraph("New")))');
  });

  it('split a clause: the first half keeps the id', () => {
    const at = writer().after('Ask');
    expect(at.editor.commands.splitClause()).toBe(true);
    expect(at.page).toContain('clause(paragraph("Ask")), clause(paragraph(" first")), clause(');
    expect(at.ids[0]).toBe(one);
    expectSoundIds(at.ids);
  });

  it('wrap a paragraph in a clause, and unwrap it', () => {
    const at = writer(draft).after('We').press('Enter').type('So');
    at.editor.commands.wrapInClause();
    expect(at.page).toBe('doc(heading("We"), clause(paragraph("So")))');
    expectSoundIds(at.ids);
    at.editor.commands.unwrapClause();
    expect(at.page).toBe('doc(heading("We"), paragraph("So"))');
  });

  it('make no clause of a heading, and no heading in a clause', () => {
    expect(writer(draft).after('We').editor.can().wrapInClause()).toBe(false);
    const inClause = writer().after('Ask').editor;
    inClause.commands.toggleNode('heading', 'paragraph', { level: 2 });
    expect(inClause.state.selection.$from.parent.type.name).toBe('paragraph');
  });

  it('link words only to where a link may lead', () => {
    const at = writer().after('Ask');
    at.editor.commands.setTextSelection({
      from: at.editor.state.selection.from - 3,
      to: at.editor.state.selection.to,
    });
    expect(at.editor.commands.linkTo('javascript:alert(1)')).toBe(false);
    expect(at.editor.commands.linkTo('https://example.org')).toBe(true);
    expect(at.editor.getHTML()).toContain(
      '<a href="https://example.org/" rel="noopener noreferrer nofollow">Ask</a>',
    );
  });
});

describe('clause ids', () => {
  const copied = `<section data-pm-slice="0 0 []" data-clause-id="${one}"><p>Ask first</p></section>`;

  it('a pasted copy gets an id of its own, before or after the first', () => {
    for (const place of ['We', 'Then listen']) {
      const at = writer().after(place).paste(copied);
      expect(at.ids).toHaveLength(3);
      expectSoundIds(at.ids);
      expect(at.ids[place === 'We' ? 1 : 0]).toBe(one);
    }
  });

  it('a clause cut and pasted back keeps its id', () => {
    const at = writer();
    const start = at.editor.state.doc.firstChild!.nodeSize;
    at.editor.view.dispatch(at.editor.state.tr.delete(start, start + at.clauses[0]!.nodeSize));
    expect(at.ids).toEqual([two]);
    at.atEnd().press('Mod-Enter').paste(copied);
    expect(at.ids).toContain(one);
    expectSoundIds(at.ids);
  });

  it('a clause from another document leaves its id there', () => {
    const at = writer(draft).atEnd();
    at.press('Enter').paste(copied);
    expect(at.ids).toHaveLength(1);
    expect(at.ids).not.toContain(one);
    expectSoundIds(at.ids);
  });

  it('an id that is none is replaced when a local change brings it', () => {
    const at = writer(draft);
    at.editor.commands.insertContentAt(at.editor.state.doc.content.size, {
      type: 'clause',
      attrs: { id: 'clause-1' },
      content: [{ type: 'paragraph' }],
    });
    expectSoundIds(at.ids);
  });

  it('two people splitting one clause at once each make one of their own', () => {
    const [mine, theirs] = [writer(), writer()];
    mine.after('Ask').editor.commands.splitClause();
    theirs.after('Ask').editor.commands.splitClause();
    exchange(mine.doc, theirs.doc);
    expect(mine.page).toBe(theirs.page);
    expect(mine.ids).toHaveLength(4);
    expectSoundIds(mine.ids);
  });

  it('of others are left to them, so that editors do not take turns for ever', () => {
    const mine = writer();
    const far = new Y.Doc();
    Y.applyUpdate(far, log);
    const copy = new Y.XmlElement('clause');
    copy.setAttribute('id', one);
    copy.insert(0, [new Y.XmlElement('paragraph')]);
    far.getXmlFragment(manifestoFragment).push([copy]);
    const written: unknown[] = [];
    mine.doc.on('update', (_update, origin) => written.push(origin));
    exchange(mine.doc, far);
    mine.after('Ask').type(' me');
    expect(mine.ids).toEqual([one, two, one]);
    expect(written[0]).toBe('far');
    expect(written).toHaveLength(2);
    expectSoundIds(readBlocks(mine.doc).flatMap((block) => (block.type === 'clause' ? [block.id] : [])));
  });

  it('come back when a deletion is undone', () => {
    const at = writer();
    at.editor.commands.setTextSelection(3);
    const start = at.editor.state.doc.firstChild!.nodeSize;
    at.editor.view.dispatch(at.editor.state.tr.delete(start, start + at.clauses[0]!.nodeSize));
    at.editor.commands.undo();
    expect(at.ids).toEqual([one, two]);
  });
});

describe('what is drawn', () => {
  it('says what a clause is and which', () => {
    expect(writer().editor.getHTML()).toContain(
      `<section data-clause-id="${one}" class="clause" role="group" aria-label="Clause"><p>Ask first</p></section>`,
    );
  });

  it('takes pasted pages for their words, headings and links', () => {
    const at = writer(draft).atEnd().press('Enter');
    at.paste(
      '<h5>Why</h5><ul><li><b style="font-weight:normal">one</b> <strong>two</strong></li></ul>' +
        '<p onclick="x()"><a href="javascript:x()">three</a> <a href="https://example.org/">four</a></p>',
    );
    expect(at.page).toContain(
      'heading("Why"), paragraph("one ", bold("two")), paragraph("three ", link("four"))',
    );
  });
});

describe('what comes from others after an undo', () => {
  it('arrives, though the undone change had left the cursor where the page no longer reaches', () => {
    const [mine, theirs] = [writer(), writer()];
    mine.after('Then listen').editor.commands.splitClause();
    theirs.after('Ask').type(' me');
    mine.editor.commands.undo();
    exchange(mine.doc, theirs.doc);
    expect(mine.page).toBe(theirs.page);
  });

  it('leaves the cursor where its owner has put it since', () => {
    const [mine, theirs] = [writer(), writer()];
    mine.after('Ask').type('X').editor.commands.undo();
    mine.after('Then');
    const cursor = mine.editor.state.selection.from;
    theirs.atEnd().type('.');
    exchange(mine.doc, theirs.doc);
    expect(mine.editor.state.selection.from).toBe(cursor);
  });
});
