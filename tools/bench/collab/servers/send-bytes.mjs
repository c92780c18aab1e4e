/** What sending a document costs, and nothing else: reads its bytes from PostgreSQL once, and answers step 1 with them. */
import * as encoding from 'lib0/encoding';
import pg from 'pg';
import { WebSocketServer } from 'ws';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const answers = new Map();

const server = new WebSocketServer({
  port: Number(process.env.PORT),
  host: '127.0.0.1',
  perMessageDeflate: false,
});
server.on('connection', (socket, request) => {
  const name = request.url.slice(1);
  socket.on('message', async (data) => {
    if (data[0] !== 0 || data[1] !== 0) return;
    if (!answers.has(name)) answers.set(name, read(name));
    socket.send(await answers.get(name));
  });
  socket.on('error', () => socket.terminate());
});

async function read(name) {
  const { rows } = await pool.query('SELECT state FROM bench_state WHERE document_id = $1', [name]);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint8Array(encoder, rows[0].state);
  return encoding.toUint8Array(encoder);
}

process.once('SIGTERM', () => process.exit(0));
