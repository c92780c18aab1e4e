/**
 * Why the log refused. `no_document`: there is no such document. `epoch_changed`: it was begun again since the caller
 * read it, and what the caller holds must not be merged. `damaged`: a row is missing or its bytes are not what was
 * written; the document must not be opened from what is left without a person's choice.
 */
export type DocumentLogFailureCode = 'no_document' | 'epoch_changed' | 'damaged';

export class DocumentLogFailure extends Error {
  override readonly name = 'DocumentLogFailure';

  constructor(
    readonly code: DocumentLogFailureCode,
    readonly documentId: string,
    detail = '',
  ) {
    super(`${code}: document ${documentId}${detail && ` (${detail})`}`);
  }
}
