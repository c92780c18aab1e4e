/** What a client writes down: a change before it makes it, the rest as soon as it knows it. */
export type HistoryEvent =
  | { readonly e: 'put' | 'cut'; readonly client: string; readonly n: number; readonly token: string }
  /** All of this client's changes up to its `n`-th were shown to it as saved. */
  | { readonly e: 'ack'; readonly client: string; readonly n: number }
  /** These tokens of other clients came in, or went away. */
  | { readonly e: 'seen' | 'gone'; readonly client: string; readonly tokens: readonly string[] };

/** The tokens that are in a document, in its order, root by root; `torn` is text that is no token. */
export interface Found {
  readonly roots: readonly (readonly string[])[];
  readonly torn: readonly string[];
}

/** Every way in which a state can contradict a history; all of them empty when it does not. */
export interface Verdict {
  /** Acknowledged, or seen by another client, and not there. */
  readonly lost: string[];
  readonly duplicated: string[];
  /** There, and written by nobody, or in pieces. */
  readonly phantom: string[];
  /** Deleted, acknowledged or seen to be so, and there. */
  readonly revived: string[];
  /** There in another order than the one their author wrote them in. */
  readonly reordered: string[];
}

interface Change {
  readonly client: string;
  readonly n: number;
  readonly kind: 'put' | 'cut';
}

/** What became of one token: its author's changes in their order, and the deletions by others. */
interface Story {
  readonly own: Change[];
  readonly others: Change[];
}

/** `⟦c07-000123⟧` in a document; the name in between is the token. */
const marked = /⟦([^⟦⟧]+)⟧/g;

export const mark = (token: string): string => `⟦${token}⟧`;
export const authorOf = (token: string): string => token.slice(0, token.indexOf('-'));

export function readTokens(text: string): string[] {
  return [...text.matchAll(marked)].map(([, token]) => token ?? '');
}

/** What is left of a text without its tokens. */
export function restOf(text: string): string {
  return text.replaceAll(marked, '');
}

/**
 * What all clients of a run did and were told. A client's own changes come in its order; the order between clients
 * means nothing. Tokens are put by their author only, once, except where the author takes it back and puts it again.
 */
export class History {
  private readonly stories = new Map<string, Story>();
  private readonly acknowledged = new Map<string, number>();
  private readonly seen = new Set<string>();
  private readonly gone = new Set<string>();
  private invocations = 0;

  add(event: HistoryEvent): void {
    if (event.e === 'ack') {
      this.acknowledged.set(event.client, Math.max(event.n, this.acknowledged.get(event.client) ?? 0));
    } else if ('tokens' in event) {
      for (const token of event.tokens) this[event.e].add(token);
    } else {
      this.invocations++;
      const story = this.stories.get(event.token) ?? { own: [], others: [] };
      this.stories.set(event.token, story);
      const whose = event.client === authorOf(event.token) ? story.own : story.others;
      whose.push({ client: event.client, n: event.n, kind: event.e });
    }
  }

  get counts(): { invoked: number; acked: number; seen: number } {
    let acked = 0;
    for (const { own, others } of this.stories.values())
      for (const change of [...own, ...others]) if (this.isAcked(change)) acked++;
    return { invoked: this.invocations, acked, seen: this.seen.size };
  }

  judge(found: Found): Verdict {
    const verdict: Verdict = { lost: [], duplicated: [], phantom: [], revived: [], reordered: [] };
    const counts = new Map<string, number>();
    for (const token of found.roots.flat()) counts.set(token, (counts.get(token) ?? 0) + 1);
    verdict.phantom.push(...found.torn);
    for (const [token, count] of counts) {
      if (!this.stories.has(token)) verdict.phantom.push(token);
      if (count > 1) verdict.duplicated.push(token);
    }
    for (const [token, story] of this.stories) {
      const may = this.mayBe(token, story);
      if (counts.has(token) && !may.has('put')) verdict.revived.push(token);
      if (!counts.has(token) && !may.has('cut')) verdict.lost.push(token);
    }
    for (const root of found.roots) verdict.reordered.push(...this.outOfOrder(root));
    return verdict;
  }

  /** How many of these tokens their authors were never told of, nor anyone else. */
  untoldIn(found: Found): number {
    return found.roots.flat().filter((token) => {
      const isAcked = this.stories.get(token)?.own.some((change) => this.isAcked(change)) ?? false;
      return !isAcked && !this.seen.has(token);
    }).length;
  }

  /** Whether a token may be there (`put`), not be there (`cut`), or either. */
  private mayBe(token: string, { own, others }: Story): ReadonlySet<'put' | 'cut'> {
    const wasCut = this.gone.has(token);
    if (others.some((change) => wasCut || this.isAcked(change))) return new Set(['cut']);
    const known = Math.max(
      own.findLastIndex((change) => this.isAcked(change)),
      this.seen.has(token) ? own.findIndex(({ kind }) => kind === 'put') : -1,
      wasCut ? own.findIndex(({ kind }) => kind === 'cut') : -1,
    );
    const may = new Set(own.slice(Math.max(known, 0)).map(({ kind }) => kind));
    if (known < 0 || others.length > 0) may.add('cut');
    return may;
  }

  private isAcked({ client, n }: Change): boolean {
    return n <= (this.acknowledged.get(client) ?? 0);
  }

  /** Only what nobody ever deleted has a fixed place: what is put back may come to lie beside another. */
  private outOfOrder(root: readonly string[]): string[] {
    const last = new Map<string, string>();
    return root.filter((token) => {
      const story = this.stories.get(token);
      if (story?.own.length !== 1 || story.others.length > 0) return false;
      const before = last.get(authorOf(token));
      last.set(authorOf(token), token);
      return before !== undefined && before > token;
    });
  }
}

/** `0` when a state does not contradict the history it was judged by. */
export function faultsIn(verdict: Verdict): number {
  const { lost, duplicated, phantom, revived, reordered } = verdict;
  return [lost, duplicated, phantom, revived, reordered].flat().length;
}
