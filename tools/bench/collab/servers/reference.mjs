/**
 * The y-websocket reference protocol, written on `ws` and `y-protocols` in the way of the reference server
 * (@y/websocket-server, which is not installed here) and without its optional persistence: a Yjs document for each
 * room, each update encoded and sent to everyone one by one, presence repeated to everyone, a ping every 30 s. Like
 * the reference server without persistence, it keeps a document when everyone has left.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocketServer } from 'ws';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';

const pingEvery = 30_000;
const messageSync = 0;
const messageAwareness = 1;
const docs = new Map();

class SharedDoc extends Y.Doc {
  constructor() {
    super({ gc: true });
    /** By socket: the client ids it is present by. */
    this.members = new Map();
    this.awareness = new awarenessProtocol.Awareness(this);
    this.awareness.setLocalState(null);
    this.awareness.on('update', ({ added, updated, removed }, socket) => {
      const present = this.members.get(socket);
      for (const client of added) present?.add(client);
      for (const client of removed) present?.delete(client);
      const changed = [...added, ...updated, ...removed];
      this.sendAll(
        frame(messageAwareness, (encoder) =>
          encoding.writeVarUint8Array(
            encoder,
            awarenessProtocol.encodeAwarenessUpdate(this.awareness, changed),
          ),
        ),
      );
    });
    this.on('update', (update) =>
      this.sendAll(frame(messageSync, (encoder) => syncProtocol.writeUpdate(encoder, update))),
    );
  }

  sendAll(message) {
    for (const socket of this.members.keys()) send(socket, message);
  }
}

function frame(type, write) {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function send(socket, message) {
  if (socket.readyState === socket.OPEN) socket.send(message);
}

function receive(socket, doc, message) {
  const decoder = decoding.createDecoder(message);
  const type = decoding.readVarUint(decoder);
  if (type === messageSync) {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageSync);
    syncProtocol.readSyncMessage(decoder, encoder, doc, socket);
    if (encoding.length(encoder) > 1) send(socket, encoding.toUint8Array(encoder));
  } else if (type === messageAwareness) {
    awarenessProtocol.applyAwarenessUpdate(doc.awareness, decoding.readVarUint8Array(decoder), socket);
  }
}

const server = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1' });
server.on('connection', (socket, request) => {
  const name = request.url.slice(1);
  const doc = docs.get(name) ?? new SharedDoc();
  docs.set(name, doc);
  doc.members.set(socket, new Set());
  socket.on('message', (message) => receive(socket, doc, new Uint8Array(message)));
  let isAlive = true;
  const ping = setInterval(() => {
    if (!isAlive) socket.terminate();
    isAlive = false;
    socket.ping();
  }, pingEvery);
  socket.on('pong', () => (isAlive = true));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(ping);
    const present = doc.members.get(socket);
    doc.members.delete(socket);
    awarenessProtocol.removeAwarenessStates(doc.awareness, [...present], null);
  });
  send(
    socket,
    frame(messageSync, (encoder) => syncProtocol.writeSyncStep1(encoder, doc)),
  );
  const states = doc.awareness.getStates();
  if (states.size === 0) return;
  send(
    socket,
    frame(messageAwareness, (encoder) =>
      encoding.writeVarUint8Array(
        encoder,
        awarenessProtocol.encodeAwarenessUpdate(doc.awareness, [...states.keys()]),
      ),
    ),
  );
});

process.once('SIGTERM', () => process.exit(0));
