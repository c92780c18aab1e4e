import pg from 'pg';
import { serialize } from 'pg-protocol';
import { parameterOf } from './parameter';

interface Field {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

/** `pg`'s own, whose types know only the columns that PostgreSQL brings along. */
const readerOf = pg.types.getTypeParser as (column: number, format: 'text') => (text: string) => unknown;
type Row = Record<string, unknown>;

export interface Answer {
  readonly rows: Row[];
  readonly rowCount: number | null;
}

/** The rows of a statement look the same each time, so they are described once a connection. */
const described = new WeakMap<pg.Connection, Map<string, readonly Field[]>>();

/**
 * One run of a prepared statement, as `pg` takes queries of one's own (pg-cursor is another). It goes out as one
 * message and asks for nothing that is known: a third of the processor time of a query as `pg` makes it, which is most
 * of what a commit costs a server whose work is to commit.
 */
export class PreparedStatement implements pg.Submittable {
  private readonly rows: Row[] = [];
  private rowCount: number | null = null;
  private fields: readonly Field[] | undefined;

  constructor(
    /** By which the connection remembers it. `pg` notes it there once it is parsed. */
    readonly name: string,
    readonly text: string,
    private readonly values: readonly unknown[],
    private readonly settle: { resolve: (answer: Answer) => void; reject: (error: unknown) => void },
  ) {}

  submit(connection: pg.Connection): void {
    const { name, text } = this;
    const { parsedStatements } = connection as unknown as { parsedStatements: Record<string, string> };
    this.fields = fieldsOf(connection).get(name);
    const messages: Uint8Array[] = [];
    if (parsedStatements[name] === undefined) messages.push(serialize.parse({ name, text }));
    if (!this.fields) messages.push(serialize.describe({ type: 'S', name }));
    messages.push(
      serialize.bind({ statement: name, values: this.values.map(parameterOf) }),
      serialize.execute(),
      serialize.sync(),
    );
    connection.stream.write(Buffer.concat(messages));
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    this.fields = fields.map(({ name, dataTypeID }) => ({
      name,
      read: readerOf(dataTypeID, 'text'),
    }));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const row: Row = {};
    this.fields?.forEach(({ name, read }, index) => {
      const text = fields[index] ?? null;
      row[name] = text === null ? null : read(text);
    });
    this.rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const count = /\d+$/.exec(text)?.[0];
    this.rowCount = count === undefined ? null : Number(count);
  }

  handleReadyForQuery(connection: pg.Connection): void {
    fieldsOf(connection).set(this.name, this.fields ?? []);
    this.settle.resolve({ rows: this.rows, rowCount: this.rowCount });
  }

  handleError(error: unknown): void {
    this.settle.reject(error);
  }
}

function fieldsOf(connection: pg.Connection): Map<string, readonly Field[]> {
  const known = described.get(connection);
  if (known) return known;
  const made = new Map<string, readonly Field[]>();
  described.set(connection, made);
  return made;
}
