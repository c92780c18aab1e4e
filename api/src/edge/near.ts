import type { IncomingMessage } from 'node:http';

/** What a proxy adds: behind one, everyone seems to be on this machine. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host'];
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;
const loopbackAddress = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/i;

/** As much of a request as tells where it comes from. */
export interface Incoming {
  readonly headers: IncomingMessage['headers'];
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Whether a request was made on this machine, for a name of this machine, with nothing in between. All three are
 * looked at: a page of another site whose name was pointed at 127.0.0.1 (DNS rebinding) comes from a near address but
 * names its own host, and a proxy or a tunnel in front of us comes from a near address too.
 */
export function isNear({ headers, socket }: Incoming): boolean {
  return (
    loopbackHost.test(headers.host ?? '') &&
    loopbackAddress.test(socket.remoteAddress ?? '') &&
    forwarding.every((name) => headers[name] === undefined)
  );
}
