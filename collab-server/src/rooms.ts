import { LoggedDocument } from './document';
import { Room, type RoomContext } from './room';

/** The open documents. One is opened when someone comes, and freed when the last one has left. */
export class Rooms {
  private readonly opening = new Map<string, Promise<Room>>();
  private readonly rooms = new Map<string, Room>();

  constructor(private readonly context: RoomContext) {}

  get size(): number {
    return this.rooms.size;
  }

  /**
   * The room of a document, its log loaded. Enter it in the same turn, or call `endIfDone`: it is kept for those who
   * are in it. Throws what loading throws.
   */
  async open(documentId: string): Promise<Room> {
    for (;;) {
      const room = this.rooms.get(documentId) ?? (await this.openOnce(documentId));
      // It may have failed, or been left by everyone, while we waited our turn.
      if (!room.over) return room;
    }
  }

  /** The log of a document has grown. */
  hear(documentId: string, sequence = Infinity): void {
    this.rooms.get(documentId)?.hear(sequence);
  }

  /** Rings may have been missed: every open document reads its log. */
  hearAll(): void {
    for (const room of this.rooms.values()) room.hear(Infinity);
  }

  /** Resolves when everything received is committed. */
  async settled(): Promise<void> {
    await Promise.all([...this.rooms.values()].map((room) => room.settled()));
  }

  *[Symbol.iterator](): Iterator<Room> {
    yield* this.rooms.values();
  }

  private openOnce(documentId: string): Promise<Room> {
    const opening = this.opening.get(documentId) ?? this.load(documentId);
    this.opening.set(documentId, opening);
    return opening;
  }

  private async load(documentId: string): Promise<Room> {
    try {
      const document = await LoggedDocument.open(this.context.queryable, documentId);
      const room: Room = new Room(document, this.context, () => {
        if (this.rooms.get(documentId) === room) this.rooms.delete(documentId);
      });
      this.rooms.set(documentId, room);
      return room;
    } finally {
      this.opening.delete(documentId);
    }
  }
}
