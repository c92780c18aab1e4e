/**
 * A stock y-websocket client in a process of its own: `node interop-client.mjs <url> <document> <cookie> <text>`.
 * Writes the text once it is synced, prints what it sees as JSON lines whenever that changes, and ends with its input.
 */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const [url, documentId, cookie, text] = process.argv.slice(2);

class Browser extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols, { headers: { cookie } });
  }
}

const doc = new Y.Doc();
const words = doc.getText('words');
const provider = new WebsocketProvider(url, documentId, doc, { WebSocketPolyfill: Browser, disableBc: true });
provider.awareness.setLocalStateField('cursor', 'from outside');
const show = () =>
  process.stdout.write(
    `${JSON.stringify({ text: words.toJSON(), people: provider.awareness.getStates().size })}\n`,
  );
words.observe(show);
provider.awareness.on('change', show);
provider.once('sync', () => words.insert(words.length, text));
process.stdin.on('end', () => process.exit(0)).resume();
