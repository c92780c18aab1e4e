import { closeCodes, type CloseReason } from '@samepage/contracts';
import type { Credential } from './credential';
import { deadlines, limits } from './limits';

/**
 * Who was closed of late for something that no client sends, by what they proved who they are with: that is known at the
 * door, where who they are is not yet (SY34).
 */
export class Offenders {
  /** When, by credential; who offended longest ago is first. */
  private readonly at = new Map<string, number>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  note(credential: Credential, reason: CloseReason): void {
    const key = keyOf(credential);
    if (key === undefined || closeCodes[reason].then !== 'resync') return;
    this.at.delete(key);
    this.at.set(key, this.now());
    for (const [other, at] of this.at) {
      if (this.at.size <= limits.offenders && this.isRecent(at)) return;
      this.at.delete(other);
    }
  }

  has(credential: Credential): boolean {
    const key = keyOf(credential);
    const at = key === undefined ? undefined : this.at.get(key);
    return at !== undefined && this.isRecent(at);
  }

  private isRecent(at: number): boolean {
    return this.now() - at < deadlines.offence;
  }
}

function keyOf({ proof }: Credential): string | undefined {
  if (!proof) return undefined;
  return proof.kind === 'person' ? proof.personId : `${proof.kind} ${proof.secret}`;
}
