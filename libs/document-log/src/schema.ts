/** One change to the database, forwards and back. */
export interface SchemaStep {
  /** What the step does, in the form migrations are named by. */
  readonly name: string;
  readonly up: string;
  readonly down: string;
}

/**
 * The tables of the document log, one change a step. The api's migrations run them, in order, as they stand here. A
 * group that has landed is never edited nor added to: what comes later is a group, and a migration, of its own.
 *
 * Keys to `inquiry` and `person` are added by the api, which owns those tables. Nothing here cascades: writing is
 * never deleted as a side effect of deleting something else.
 */
const founding: readonly SchemaStep[] = [
  {
    name: 'CreateDocument',
    up: `CREATE TABLE document (
      id uuid PRIMARY KEY,
      inquiry_id uuid NOT NULL,
      kind text NOT NULL CHECK (kind <> ''),
      epoch integer NOT NULL DEFAULT 1 CHECK (epoch >= 1),
      sequence bigint NOT NULL DEFAULT 0 CHECK (sequence >= 0),
      created_at timestamptz NOT NULL DEFAULT now()
    )`,
    down: 'DROP TABLE document',
  },
  {
    name: 'CreateDocumentUpdate',
    up: `CREATE TABLE document_update (
      document_id uuid NOT NULL REFERENCES document (id),
      epoch integer NOT NULL,
      sequence bigint NOT NULL CHECK (sequence >= 1),
      client bigint,
      person_id uuid,
      bytes bytea NOT NULL CHECK (octet_length(bytes) > 0),
      checksum integer NOT NULL,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (document_id, epoch, sequence)
    )`,
    down: 'DROP TABLE document_update',
  },
  {
    name: 'CreateDocumentClient',
    up: `CREATE TABLE document_client (
      document_id uuid NOT NULL REFERENCES document (id),
      client bigint NOT NULL CHECK (client >= 0),
      person_id uuid NOT NULL,
      first_seen timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (document_id, client)
    )`,
    down: 'DROP TABLE document_client',
  },
];

/** Snapshots, history chunks, and what was found to be damaged. */
const history: readonly SchemaStep[] = [
  {
    name: 'CreateDocumentSnapshot',
    up: `CREATE TABLE document_snapshot (
      document_id uuid NOT NULL REFERENCES document (id),
      epoch integer NOT NULL,
      sequence bigint NOT NULL CHECK (sequence >= 1),
      bytes bytea NOT NULL CHECK (octet_length(bytes) > 0),
      state_vector bytea NOT NULL CHECK (octet_length(state_vector) > 0),
      content_hash text NOT NULL,
      checksum integer NOT NULL,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (document_id, epoch, sequence)
    )`,
    down: 'DROP TABLE document_snapshot',
  },
  {
    // `entries` is counted from the rows that the same statement deletes: where another process has deleted some of
    // them first, the check undoes the statement and no row is lost.
    name: 'CreateDocumentChunk',
    up: `CREATE TABLE document_chunk (
      document_id uuid NOT NULL REFERENCES document (id),
      epoch integer NOT NULL,
      first_sequence bigint NOT NULL CHECK (first_sequence >= 1),
      last_sequence bigint NOT NULL,
      entries integer NOT NULL,
      first_at timestamptz NOT NULL,
      last_at timestamptz NOT NULL,
      moments text NOT NULL,
      bytes bytea NOT NULL CHECK (octet_length(bytes) > 0),
      checksum integer NOT NULL,
      PRIMARY KEY (document_id, epoch, last_sequence),
      CONSTRAINT document_chunk_is_whole CHECK (entries = last_sequence - first_sequence + 1)
    )`,
    down: 'DROP TABLE document_chunk',
  },
  {
    name: 'CreateDocumentDamage',
    up: `CREATE TABLE document_damage (
      document_id uuid NOT NULL REFERENCES document (id),
      epoch integer NOT NULL,
      kind text NOT NULL CHECK (kind IN ('snapshot', 'chunk', 'update', 'missing', 'head')),
      first_sequence bigint NOT NULL,
      last_sequence bigint NOT NULL,
      noticed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (document_id, epoch, kind, first_sequence, last_sequence)
    )`,
    down: 'DROP TABLE document_damage',
  },
];

const steps = [...founding, ...history];

/**
 * `up` in the order to run it, `down` in the order to undo it; `steps` pairs each with its name. `founding` and `history` are
 * the groups `steps` is made of, one migration of the api each.
 */
export const documentLogSchema = {
  founding,
  history,
  steps,
  up: steps.map((step) => step.up),
  down: steps.map((step) => step.down).reverse(),
};
