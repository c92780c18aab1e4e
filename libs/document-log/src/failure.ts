/**
 * Why the log refused. `no_document`: there is no such document. `epoch_changed`: it was begun again since the caller
 * read it, and what the caller holds must not be merged. `damaged`: a row is missing or its bytes are not what was
 * written; what is left must not be taken for the document. `busy`: it is written to all the time.
 */
export type DocumentLogFailureCode = 'no_document' | 'epoch_changed' | 'damaged' | 'busy';

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
