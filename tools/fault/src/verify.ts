import { contentHash } from '@samepage/document-log';
import { waitUntil } from '@samepage/testing';
import { setTimeout as pause } from 'node:timers/promises';
import type * as Y from 'yjs';
import { findTokens, isWaiting, writersOf } from './content';
import type { House } from './house';
import type { Outcome } from './outcome';
import type { ScreenState } from './screen';

/** What is promised for up to ten clients, and for a hundred. */
const promised = (clients: number): number => (clients <= 10 ? 5_000 : 15_000);
/**
 * A machine that is busy with other things makes everything slow and loses nothing: the figure is always printed, and
 * only beyond this many times what is promised it is a failure.
 */
const generosity = 6;
/** Looking costs the clients time too. */
const betweenLooks = 40;

/** Compares the log, as a kill left it, with what clients were told. Nobody can have brought anything back yet. */
export async function checkLog(
  house: House,
  documentId: string,
  outcome: Outcome,
  when: string,
): Promise<Y.Doc> {
  const doc = await house.coldLoad(documentId);
  outcome.take(when, (await house.history(documentId)).judge(findTokens(doc)));
  outcome.expect(!isWaiting(doc), `${when}: the log refers to what is not in it`);
  return doc;
}

/**
 * Lets everyone rest, waits until all that was written is saved and every client shows what a cold load gives, and
 * judges that by the history. `since` is when the fault was over.
 */
export async function settle(
  house: House,
  documentId: string,
  outcome: Outcome,
  since: number,
): Promise<void> {
  const crews = house.present.filter((crew) => crew.jobs[0]?.documentId === documentId);
  await Promise.all(crews.map((crew) => crew.tell({ do: 'rest' })));
  const clients = crews.reduce((sum, crew) => sum + crew.jobs.length, 0);
  const limit = promised(clients) * generosity;
  let shown: readonly ScreenState[] = [];
  let kept = '';
  const isEqual = async (): Promise<boolean> => {
    await pause(betweenLooks);
    shown = (await Promise.all(crews.map((crew) => crew.look()))).flat();
    const [first] = shown;
    if (!shown.every((screen) => screen.hash === first?.hash && isAtRest(screen))) return false;
    // A database that is only just back may refuse once more.
    const doc = await house.coldLoad(documentId).catch(() => undefined);
    kept = doc ? contentHash(doc) : 'no cold load';
    return kept === first?.hash;
  };
  await waitUntil(isEqual, { what: 'all clients and a cold load are equal', timeout: limit }).catch(() => {
    outcome.expect(
      false,
      `not equal after ${limit} ms: cold load ${kept.slice(0, 8)}, ${shown.map(brief).join('; ')}`,
    );
  });
  const took = Date.now() - since;
  outcome.healTimes.push(took);
  if (took > promised(clients)) outcome.note(`${took} ms to heal, ${promised(clients)} promised`);
  await judge(house, documentId, outcome);
}

/** The history, the owners and the log of a document that is at rest. */
async function judge(house: House, documentId: string, outcome: Outcome): Promise<void> {
  const doc = await checkLog(house, documentId, outcome, 'at rest');
  const owners = await house.owners(documentId);
  for (const [author, writers] of writersOf(doc))
    for (const writer of writers)
      outcome.expect(
        owners.get(writer) === house.personOf(author),
        `${author} wrote as client ${writer}, which is someone else's`,
      );
}

/** Counts a document's history into the outcome, once. */
export async function count(house: House, documentId: string, outcome: Outcome): Promise<void> {
  const { invoked, acked, seen } = (await house.history(documentId)).counts;
  outcome.invoked += invoked;
  outcome.acked += acked;
  outcome.seen += seen;
}

/** Whatever a server complained of that the fault does not explain. */
export function checkNodes(house: House, outcome: Outcome, expected: readonly RegExp[] = []): void {
  for (const { program, complaints } of house.nodes) {
    outcome.expect(program.endedByItself === undefined, program.endedByItself ?? '');
    const others = complaints.filter((line) => !expected.some((pattern) => pattern.test(line)));
    outcome.expect(
      others.length === 0,
      `${others.length} unexpected in the server's log, such as: ${others[0] ?? ''}`,
    );
  }
}

function isAtRest({ unsaved, isWaiting: waits, isSynced }: ScreenState): boolean {
  return isSynced && !unsaved && !waits;
}

function brief({ name, hash, state, closeCodes }: ScreenState): string {
  return `${name} ${hash.slice(0, 8)} ${state} ${closeCodes.slice(-3).join('/')}`;
}
