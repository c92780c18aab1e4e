import type { Queryable } from '@samepage/platform';
import { hashOf, newSecret } from './secret';

/** Long enough to open a socket over a bad line, short enough to be worth nothing when it leaks from a log. */
const ticketLife = '60 seconds';

/** The WebSocket subprotocol that carries a ticket is this, followed by the ticket. */
export const ticketProtocol = 'samepage.ticket.';

export interface IssuedTicket {
  /** The secret itself: it is shown here and never again. */
  readonly ticket: string;
  readonly expiresAt: Date;
}

/**
 * Issues a pass for one person to one document. It may be used again until it expires: a client that loses its
 * connection comes back with the same one. It carries the rights of now, not of when it was issued. Also clears away those that have expired. */
export async function issueTicket(
  queryable: Queryable,
  { personId, documentId }: { personId: string; documentId: string },
): Promise<IssuedTicket> {
  const ticket = newSecret();
  const { rows } = await queryable.query<{ expires_at: Date }>(
    `WITH swept AS (DELETE FROM document_ticket WHERE expires_at < now())
     INSERT INTO document_ticket (hash, document_id, person_id, expires_at)
     VALUES ($1, $2, $3, now() + interval '${ticketLife}') RETURNING expires_at`,
    [hashOf(ticket), documentId, personId],
  );
  const issued = rows[0];
  if (!issued) throw new Error('The ticket was not kept.');
  return { ticket, expiresAt: issued.expires_at };
}
