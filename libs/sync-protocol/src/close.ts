import { closeCodes, closeReason } from '@samepage/contracts';

/** A close code of ours: what it says, and what the client should do then. */
export type KnownClose = NonNullable<ReturnType<typeof closeReason>>;

/** WebSocket's own "message too big": the socket was closed before our server could say the same in its own words. */
const messageTooBig = 1009;

/** What a close code means, or null when it is not ours: then it was the network, and coming back is right. */
export function reasonOf(code: number | undefined): KnownClose | null {
  if (code === undefined) return null;
  return (code === messageTooBig ? closeCodes.too_large : closeReason(code)) ?? null;
}

/** Whether to reconnect by oneself after this close code (SY17). Everything else needs a person or a new document. */
export function comesBack(code: number): boolean {
  const reason = reasonOf(code);
  return reason === null || reason.then === 'come-back';
}

/** The longest wait between two attempts lies between these, so that clients do not all come back at once. */
const longestWait = { least: 2_000, most: 5_000 };

/**
 * Options for a stock WebsocketProvider that make it do what our close codes ask. `disableBc`: each tab has its own
 * socket, and writing that reached a tab through another must not count as sent by it.
 */
export function reconnectOptions(random: () => number = Math.random) {
  return {
    disableBc: true,
    maxBackoffTime: longestWait.least + random() * (longestWait.most - longestWait.least),
    shouldReconnect: ({ code }: { readonly code: number }): boolean => comesBack(code),
  };
}
