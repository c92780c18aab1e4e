/** One change to the database, forwards and back. */
export interface SchemaStep {
  /** What the step does, in the form migrations are named by. */
  readonly name: string;
  readonly up: string;
  readonly down: string;
}

/**
 * The tables of the document log, one change a step. The api's migrations run them, in order, as they stand here.
 *
 * Keys to `inquiry` and `person` are added by the api, which owns those tables. Nothing here cascades: writing is
 * never deleted as a side effect of deleting something else.
 */
const steps: readonly SchemaStep[] = [
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

/** `up` in the order to run it, `down` in the order to undo it; `steps` pairs each with its name. */
export const documentLogSchema = {
  steps,
  up: steps.map((step) => step.up),
  down: steps.map((step) => step.down).reverse(),
};
