import { headsOf, type DocumentHead } from '@samepage/document-log';
import type { Queryable } from '@samepage/platform';
import { LoggedDocument } from './document';
import { Room, type RoomContext } from './room';

/** The open documents. One is opened when someone comes, and freed when the last one has left. */
export class Rooms {
  private readonly opening = new Map<string, Promise<Room>>();
  private readonly rooms = new Map<string, Room>();

  constructor(
    private readonly context: RoomContext,
    private readonly onLeft: (room: Room) => void = () => undefined,
  ) {}

  get size(): number {
    return this.rooms.size;
  }

  /**
   * The room of a document, its log loaded. Enter it in the same turn, or call `endIfDone`: it is kept for those who
   * are in it. Throws what loading throws.
   */
  async open(head: DocumentHead): Promise<Room> {
    for (;;) {
      const room = this.rooms.get(head.id) ?? (await this.openOnce(head));
      // It may have failed, or been left by everyone, while we waited our turn.
      if (!room.over) return room;
    }
  }

  /** The room of a document, if it is open. */
  at(documentId: string): Room | undefined {
    return this.rooms.get(documentId);
  }

  /** The log of a document has grown. */
  hear(documentId: string, sequence = Infinity): void {
    this.rooms.get(documentId)?.hear(sequence);
  }

  /** Rings may have been missed: every open document is compared with its log, all in one statement. */
  async compare(queryable: Queryable): Promise<void> {
    if (this.rooms.size === 0) return;
    for (const { id, epoch, sequence } of await headsOf(queryable, [...this.rooms.keys()])) {
      const room = this.rooms.get(id);
      room?.hearEpoch(epoch);
      room?.hear(sequence);
    }
  }

  /** Resolves when everything received is committed. */
  async settled(): Promise<void> {
    await Promise.all([...this.rooms.values()].map((room) => room.settled()));
  }

  *[Symbol.iterator](): Iterator<Room> {
    yield* this.rooms.values();
  }

  private openOnce(head: DocumentHead): Promise<Room> {
    const opening = this.opening.get(head.id) ?? this.load(head);
    this.opening.set(head.id, opening);
    return opening;
  }

  private async load(head: DocumentHead): Promise<Room> {
    const documentId = head.id;
    try {
      const document = await LoggedDocument.open(this.context, documentId);
      const room: Room = new Room(head, document, this.context, () => {
        if (this.rooms.get(documentId) !== room) return;
        this.rooms.delete(documentId);
        this.onLeft(room);
      });
      this.rooms.set(documentId, room);
      return room;
    } finally {
      this.opening.delete(documentId);
    }
  }
}
