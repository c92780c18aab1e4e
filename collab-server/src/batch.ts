import type { Claim, NewEntry } from '@samepage/document-log';
import { encodeAdditions } from './encode';
import type { Addition } from './gate/examination';
import type { Member } from './member';
import { Outline } from './outline/outline';

/** A writing frame on its way into the log. */
export interface Write {
  readonly member: Member;
  readonly update: Uint8Array;
  /** It answers our question for all that we lack, as opposed to one change as it is made. */
  readonly isWhole: boolean;
  /** Its number since the member said hello, for the acknowledgement; 0 when the member never asked. */
  readonly number: number;
}

/** Additions of one author that follow each other: one row of the log. */
interface Row {
  readonly author: Member;
  readonly additions: Addition[];
  readonly writers: Set<number>;
}

/** What goes into the log in one commit, and who is told of it afterwards. */
export class Batch {
  private staged: Outline | undefined;
  /** The writes that are dealt with by this commit, in order. */
  readonly writes: Write[] = [];
  private readonly rows: Row[] = [];
  private readonly claimed = new Map<number, string>();

  /** The outline is asked for only when there is something to judge: most documents are only read. */
  constructor(private readonly document: { readonly outline: Outline }) {}

  /** The document as it will be when the batch is committed. */
  get outline(): Outline {
    return (this.staged ??= new Outline(this.document.outline));
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  /** How many writes add something. */
  get additions(): number {
    return this.rows.reduce((sum, { additions }) => sum + additions.length, 0);
  }

  add({ member }: Write, addition: Addition): void {
    addition.outline.settle();
    let row = this.rows.at(-1);
    if (row?.author !== member) {
      row = { author: member, additions: [], writers: new Set() };
      this.rows.push(row);
    }
    row.additions.push(addition);
    for (const writer of addition.writers) row.writers.add(writer);
  }

  claim(client: number, personId: string): void {
    this.claimed.set(client, personId);
  }

  /** Who writes by a client id for the first time in this batch, if somebody does. */
  claimantOf(client: number): string | undefined {
    return this.claimed.get(client);
  }

  get claims(): Claim[] {
    return [...this.claimed].map(([client, personId]) => ({ client, personId }));
  }

  /** What is kept: a row for each author's turn, so that it can be told who wrote what. */
  get entries(): NewEntry[] {
    return this.rows.map(({ author, additions, writers: [first, second] }) => ({
      bytes: encodeAdditions(additions),
      // Null when it is several, or deletions only.
      client: second === undefined ? (first ?? null) : null,
      personId: author.personId,
    }));
  }

  /** What is shown: all of it as one update, which costs a reader one look instead of many. */
  joined(entries: readonly NewEntry[]): Uint8Array {
    const [only] = entries;
    if (only && entries.length === 1) return only.bytes;
    return encodeAdditions(this.rows.flatMap(({ additions }) => additions));
  }

  /** Whose it all is, if it is one member's: they need not be shown it. */
  get soleAuthor(): Member | undefined {
    const [first] = this.rows;
    return this.rows.every(({ author }) => author === first?.author) ? first?.author : undefined;
  }

  /** Tells those who asked for it that their frames are dealt with. */
  acknowledge(): void {
    const numbers = new Map<Member, number[]>();
    for (const { member, number } of this.writes) {
      if (number === 0) continue;
      const theirs = numbers.get(member);
      if (theirs) theirs.push(number);
      else numbers.set(member, [number]);
    }
    for (const [member, theirs] of numbers) member.acknowledge(theirs);
  }
}
