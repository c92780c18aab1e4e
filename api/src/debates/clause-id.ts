import { createHash } from 'node:crypto';

/**
 * The id of the clause that a harvest makes of a statement. It follows from both, so that a harvest sent again
 * answers with the same clauses: an RFC 9562 version 8 UUID of their SHA-256.
 */
export function clauseIdOf(harvestId: string, statementId: string): string {
  const hex = createHash('sha256').update(`${harvestId} ${statementId}`.toLowerCase()).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
