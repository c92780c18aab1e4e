/**
 * What a debate costs that decides and keeps nothing: a bare socket.io server that answers every packet at once, and
 * broadcasts as much and as often as ours does: an event for each command, and how votes stand at most four times a second.
 */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

/** Milliseconds between two broadcasts of how votes stand. */
const every = 250;

const server = createServer((_request, response) => response.end());
const io = new Server(server, { serveClient: false });
let version = 0;
const votes = new Map();
let timer;

io.on('connection', (socket) => {
  socket.on('debate.join', ({ debateId }, answer) => {
    void socket.join(debateId);
    answer({ ok: true, value: { id: debateId, state: { version } } });
  });
  socket.on('debate.vote', ({ debateId, statementId, choice }, answer) => {
    votes.set(statementId, (votes.get(statementId) ?? 0) + 1);
    answer({ ok: true, value: { outcome: 'counted', choice, reason: null, because: null } });
    timer ??= setTimeout(() => {
      timer = undefined;
      io.to(debateId).emit('debate.standings', standings(debateId));
    }, every);
  });
  socket.on('debate.command', ({ debateId, command }, answer) => {
    const event = { sequence: ++version, at: new Date().toISOString(), by: debateId, type: command.type };
    answer({ ok: true, value: { outcome: 'done', version, reason: null, because: null } });
    io.to(debateId).emit('debate.events', { debateId, events: [event], voices: {} });
  });
});

/** As large as ours: a tally for each statement that was voted on. */
function standings(debateId) {
  const counts = Object.fromEntries(votes);
  const tallies = Object.fromEntries(
    [...votes].map(([id, count]) => [id, { agree: count, disagree: 0, pass: 0 }]),
  );
  const motion = { voted: 0, tally: null };
  return { debateId, tallies, counts, voted: 0, opening: motion, closing: motion };
}

server.listen(Number(process.env.PORT), '127.0.0.1');
