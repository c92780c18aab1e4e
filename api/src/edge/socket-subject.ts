import type { Subject } from '@samepage/access';

/** How long a socket's subject is believed when nothing rings. */
const maxAge = 10_000;

/** Who is at the other end of a socket: read when it is asked for, kept for a moment, and forgotten when rights change. */
export class SocketSubject {
  private kept: { subject: Subject; at: number } | undefined;
  private changes = 0;
  private person: string | undefined;

  constructor(private readonly read: () => Promise<Subject>) {}

  /** The person it last was, if it was one. */
  get personId(): string | undefined {
    return this.person;
  }

  /** Grows each time it was forgotten: two equal ones mean that nothing rang in between. */
  get generation(): number {
    return this.changes;
  }

  /** Never answers with what was read before the last `forget`. */
  async current(): Promise<Subject> {
    const { kept } = this;
    if (kept && performance.now() - kept.at < maxAge) return kept.subject;
    const generation = this.changes;
    const at = performance.now();
    const subject = await this.read();
    if (generation !== this.changes) return this.current();
    this.kept = { subject, at };
    if (subject.kind !== 'stranger') this.person = subject.personId;
    return subject;
  }

  forget(): void {
    this.changes++;
    this.kept = undefined;
  }
}
