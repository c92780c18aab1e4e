import { sessionTokenOf, subjectFromApiToken, ticketProtocol, type Proof } from '@samepage/identity';
import type { Queryable } from '@samepage/platform';
import type { IncomingMessage } from 'node:http';

/** How someone proves who they are (SY32). */
export interface Credential {
  /** A browser sends a cookie by itself, also for a page of someone else's; the others it does not. */
  readonly isCookie: boolean;
  /** What lets them in; undefined for a stranger. */
  readonly proof: Proof | undefined;
  /** What to ask after them by later; a ticket is good for entering only, so that is its person. */
  proofOf(personId: string): Proof | undefined;
  /** Notes that it was used, where its owner wants to know. */
  noteUse?(queryable: Queryable): Promise<unknown>;
}

const none: Credential = { isCookie: false, proof: undefined, proofOf: () => undefined };

/** The credential of a request: a ticket before a token before a cookie, as what is said on purpose comes first. */
export function credentialOf(request: IncomingMessage, documentId: string): Credential {
  const ticket = offeredProtocols(request).find((protocol) => protocol.startsWith(ticketProtocol));
  if (ticket) return ticketCredential(ticket.slice(ticketProtocol.length), documentId);
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token) return tokenCredential(token);
  const session = sessionTokenOf(request.headers.cookie);
  if (session) return lasting({ kind: 'session', secret: session });
  return none;
}

function ticketCredential(secret: string, documentId: string): Credential {
  return {
    isCookie: false,
    proof: { kind: 'ticket', secret, documentId },
    proofOf: (personId) => ({ kind: 'person', personId }),
  };
}

function tokenCredential(secret: string): Credential {
  return {
    ...lasting({ kind: 'token', secret }),
    noteUse: (queryable) => subjectFromApiToken(queryable, secret),
  };
}

function lasting(proof: Proof): Credential {
  return { isCookie: proof.kind === 'session', proof, proofOf: () => proof };
}

/** The subprotocols a client offers, in its order. */
export function offeredProtocols(request: IncomingMessage): string[] {
  const header = request.headers['sec-websocket-protocol'] ?? '';
  return header.split(',').map((protocol) => protocol.trim());
}

/** The plain subprotocol, for a client that would rather not have its ticket said back to it. */
const plainProtocol = 'samepage';

/** One of the offered subprotocols, as WebSocket clients demand; false when none was offered that we know. */
export function selectProtocol(offered: Iterable<string>): string | false {
  const protocols = [...offered];
  if (protocols.includes(plainProtocol)) return plainProtocol;
  return protocols.find((protocol) => protocol.startsWith(ticketProtocol)) ?? false;
}
