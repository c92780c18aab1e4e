import { stranger, type Subject } from '@samepage/access';
import {
  sessionTokenOf,
  type Proof,
  subjectFromApiToken,
  subjectFromSessionToken,
  ticketProtocol,
  useTicket,
} from '@samepage/identity';
import type { Queryable } from '@samepage/platform';
import type { IncomingMessage } from 'node:http';

/** How someone proves who they are (SY32). */
export interface Credential {
  /** A browser sends a cookie by itself, also for a page of someone else's; the others it does not. */
  readonly isCookie: boolean;
  /** Who they are, as they enter. */
  enter(queryable: Queryable): Promise<Subject>;
  /** What to ask after them by later; a ticket is good for entering only, so that is its person. */
  proofOf(personId: string): Proof | undefined;
}

const none: Credential = {
  isCookie: false,
  enter: () => Promise.resolve(stranger),
  proofOf: () => undefined,
};

/** The credential of a request: a ticket before a token before a cookie, as what is said on purpose comes first. */
export function credentialOf(request: IncomingMessage, documentId: string): Credential {
  const ticket = offeredProtocols(request).find((protocol) => protocol.startsWith(ticketProtocol));
  if (ticket) return ticketCredential(ticket.slice(ticketProtocol.length), documentId);
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token) return lasting('token', token, subjectFromApiToken);
  const session = sessionTokenOf(request.headers.cookie);
  if (session) return lasting('session', session, subjectFromSessionToken);
  return none;
}

function ticketCredential(ticket: string, documentId: string): Credential {
  return {
    isCookie: false,
    enter: (queryable) => useTicket(queryable, ticket, documentId),
    proofOf: (personId) => ({ kind: 'person', personId }),
  };
}

function lasting(
  kind: 'session' | 'token',
  secret: string,
  look: (queryable: Queryable, secret: string) => Promise<Subject>,
): Credential {
  return {
    isCookie: kind === 'session',
    enter: (queryable) => look(queryable, secret),
    proofOf: () => ({ kind, secret }),
  };
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
