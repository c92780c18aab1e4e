/** What a ring is about. `access` rings when someone's rights changed; `node` when a node is there; others when a log grew. */
export interface Ring {
  readonly about: 'document' | 'debate' | 'access' | 'mail' | 'node' | 'presence';
  /** The document, debate, person or node it is about; an empty string where there is only one (`mail`). */
  readonly id: string;
  /** The last sequence in the log, where there is one. */
  readonly sequence?: number;
  /** What passes between nodes and is never kept, such as where carets are; at most `noteSize` bytes when written as JSON. */
  readonly note?: string;
}

/** PostgreSQL's NOTIFY carries 8,000 bytes; what is around a note takes some of them. */
export const noteSize = 6_000;

/**
 * The bell tells other nodes, after a commit, that something moved on. It is a hint: a ring may be lost or come
 * twice, and what was missed is always read from the log. It carries nothing that is kept.
 */
export interface Bell {
  /** Rings on every node, this one included. Never throws and never waits: a bell that is away must not stop work. */
  ring(ring: Ring): void;
  /** Calls back on each ring; returns how to stop listening. */
  listen(hear: (ring: Ring) => void): () => void;
  /** Calls back when rings may have been missed (the connection came back): read your logs again. */
  onGap(recover: () => void): () => void;
  close(): Promise<void>;
}
