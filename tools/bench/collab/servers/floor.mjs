/**
 * What relaying alone costs: passes every message on to the others in the room and knows no document. A question for a
 * document (step 1) is answered with an empty one, so that clients count as synced. FLOOR chooses the kind:
 * `relay`: each message by itself; `relay-tick`: what one turn of the event loop brings is one write to each socket;
 * `relay-commit`: each batch is committed to PostgreSQL first, and while it is, the next batch gathers.
 */
import pg from 'pg';
import { WebSocketServer } from 'ws';

const kind = process.env.FLOOR;
const emptyAnswer = Uint8Array.of(0, 1, 2, 0, 0);
const rooms = new Map();
const pool =
  kind === 'relay-commit' ? new pg.Pool({ connectionString: process.env.DATABASE_URL }) : undefined;

const server = new WebSocketServer({
  port: Number(process.env.PORT),
  host: '127.0.0.1',
  perMessageDeflate: false,
});
server.on('connection', (socket, request) => {
  const name = request.url;
  const room = rooms.get(name) ?? {
    name: name.slice(name.lastIndexOf('/') + 1),
    members: new Set(),
    waiting: [],
    isBusy: false,
  };
  rooms.set(name, room);
  room.members.add(socket);
  socket.on('message', (data) => {
    if (data[0] === 0 && data[1] === 0) socket.send(emptyAnswer);
    // What a client answers to our question is for the server; there is none.
    else if (data[0] === 0 && data[1] === 1) return;
    else if (data[0] > 1) return;
    else pass(room, socket, data);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    room.members.delete(socket);
    if (room.members.size === 0) rooms.delete(name);
  });
});

function pass(room, from, data) {
  if (kind === 'relay') return relay(room, from, data);
  if (kind === 'relay-commit' && data[0] === 1) return relay(room, from, data);
  room.waiting.push({ from, data });
  if (room.isBusy) return;
  room.isBusy = true;
  if (kind === 'relay-tick') setImmediate(flush, room);
  else void commit(room);
}

function relay(room, from, data) {
  for (const member of room.members) if (member !== from) member.send(data);
}

function flush(room) {
  room.isBusy = false;
  const gathered = room.waiting.splice(0);
  for (const member of room.members) {
    member._socket.cork();
    for (const { from, data } of gathered) if (from !== member) member.send(data);
    member._socket.uncork();
  }
}

async function commit(room) {
  while (room.waiting.length > 0) {
    const gathered = room.waiting.splice(0);
    await pool.query({
      name: 'append',
      text: `WITH head AS (
               INSERT INTO bench_head (document_id, sequence) VALUES ($1, $2)
               ON CONFLICT (document_id) DO UPDATE SET sequence = bench_head.sequence + $2
               RETURNING sequence
             )
             INSERT INTO bench_log (document_id, sequence, bytes)
             SELECT $1, head.sequence - $2 + entry.position, entry.bytes
             FROM head, unnest($3::bytea[]) WITH ORDINALITY AS entry (bytes, position)`,
      values: [room.name, gathered.length, gathered.map(({ data }) => data)],
    });
    for (const { from, data } of gathered) relay(room, from, data);
  }
  room.isBusy = false;
}

process.once('SIGTERM', () => process.exit(0));
