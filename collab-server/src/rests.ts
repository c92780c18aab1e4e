/**
 * Until when what is large of each person waits, in whatever document (SY35): one for the whole server, so that nobody
 * has more of its time by writing in many documents.
 */
export class Rests {
  /** By person, those that were set last at the end. */
  private readonly untils = new Map<string, number>();

  until(personId: string): number {
    return this.untils.get(personId) ?? -Infinity;
  }

  set(personId: string, until: number, now: number): void {
    this.untils.delete(personId);
    this.untils.set(personId, until);
    for (const [other, over] of this.untils) {
      if (over > now) return;
      this.untils.delete(other);
    }
  }

  get size(): number {
    return this.untils.size;
  }
}
