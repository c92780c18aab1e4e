/** @hocuspocus/server with its database extension on PostgreSQL, all else as it comes. */
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const { rows } = await pool.query('SELECT state FROM bench_state WHERE document_id = $1', [
          documentName,
        ]);
        return rows[0]?.state ?? null;
      },
      store: async ({ documentName, state }) => {
        await pool.query(
          `INSERT INTO bench_state (document_id, state) VALUES ($1, $2)
           ON CONFLICT (document_id) DO UPDATE SET state = excluded.state`,
          [documentName, state],
        );
      },
    }),
  ],
});
await server.listen();
