import { getSchema, type Extensions } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { Clause } from './editor/clause';
import { Bold, Italic, Link } from './editor/marks';
import { SelectionGuard } from './editor/selection-guard';
import { Document, HardBreak, Heading, Paragraph, Text } from './editor/text-nodes';

export { freshClauseId } from './editor/clause-ids';

/**
 * Everything a manifesto can hold, and how it behaves when people write. The editor adds Collaboration (bound to
 * the fragment `manifestoFragment`), the caret and whatever draws; it must not add history, which is Yjs's here,
 * nor other nodes or marks: another editor would delete from the document what its schema does not know.
 */
export const manifestoExtensions: Extensions = [
  Document,
  Paragraph,
  Text,
  Heading,
  Clause,
  HardBreak,
  Bold,
  Italic,
  Link,
  SelectionGuard,
];

/** The same as a ProseMirror schema, where there is no editor. */
export function manifestoSchema(): Schema {
  return getSchema(manifestoExtensions);
}
