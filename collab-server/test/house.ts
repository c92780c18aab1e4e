import { attachCollaboration, type Collaboration, type CollaborationOptions } from '../src';
import type { Role } from '@samepage/contracts';
import { create, load } from '@samepage/document-log';
import { createLog, InProcessBell } from '@samepage/platform';
import type { TestDatabase } from '@samepage/platform/testing';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as Y from 'yjs';
import { Editor, type EditorOptions } from './editor';
import { Faults } from './faults';
import { RawClient } from './raw-client';
import { addSomeone, openCollabDatabase, type Someone } from './tables';

/** One process with the collaboration server in it. */
export interface Node {
  readonly collaboration: Collaboration;
  readonly server: Server;
  readonly url: string;
  readonly faults: Faults;
}

/** A whole house for a test: a database, any number of nodes on it, people, documents, and who edits them. */
export class House {
  readonly inquiryId = randomUUID();
  /** Where people come in unless a test says otherwise: the first node, or the one a test puts here. */
  node!: Node;
  private readonly nodes: Node[] = [];
  private readonly editors: { leave(): void }[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly outside: Faults,
  ) {}

  static async open(): Promise<House> {
    const database = await openCollabDatabase();
    // Dropping the database ends the connections the pool has just let go of; nobody needs to hear of it.
    database.pool.on('error', () => undefined);
    return new House(database, new Faults(database.pool));
  }

  async addNode({
    bell = new InProcessBell(),
    publicOrigins = 'same-host',
    deadlines,
  }: Partial<Pick<CollaborationOptions, 'bell' | 'publicOrigins' | 'deadlines'>> = {}): Promise<Node> {
    const faults = new Faults(this.database.pool);
    const server = createServer();
    const collaboration = attachCollaboration(server, {
      queryable: faults,
      bell,
      log: createLog('silent'),
      publicOrigins,
      deadlines,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`;
    const node = { collaboration, server, url, faults };
    this.nodes.push(node);
    if (this.nodes.length === 1) this.node = node;
    return node;
  }

  addSomeone(role: Role = 'participant'): Promise<Someone> {
    return addSomeone(this.outside, this.inquiryId, role);
  }

  async addDocument(firstUpdate?: Uint8Array): Promise<string> {
    const id = randomUUID();
    await create(this.outside, { id, inquiryId: this.inquiryId, kind: 'draft', firstUpdate });
    return id;
  }

  /** Someone opens a document with a stock provider. */
  edit(someone: Someone, documentId: string, options: EditorOptions = {}): Editor {
    const editor = new Editor(this.node.url, someone, documentId, options);
    this.editors.push(editor);
    return editor;
  }

  /** Someone opens a document with nothing but a socket. */
  async connect(someone: Someone, documentId: string, node: Node = this.node): Promise<RawClient> {
    const client = new RawClient(`${node.url}/${documentId}`, { headers: { cookie: someone.cookie } });
    this.editors.push(client);
    await client.opened;
    return client;
  }

  /** What the log of a document says, replayed from its beginning. */
  async replay(documentId: string): Promise<Y.Doc> {
    const doc = new Y.Doc();
    for (const { bytes } of (await load(this.outside, documentId)).updates) Y.applyUpdate(doc, bytes);
    return doc;
  }

  async text(documentId: string): Promise<string> {
    return (await this.replay(documentId)).getText('words').toJSON();
  }

  async close(): Promise<void> {
    for (const editor of this.editors) editor.leave();
    for (const { collaboration, server, faults } of this.nodes) {
      faults.comeBack();
      await collaboration.close();
      server.close();
    }
    await this.database.close();
  }
}
