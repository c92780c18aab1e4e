import { step1Frame } from '@samepage/sync-protocol';
import * as Y from 'yjs';
import { deadlines, limits } from './limits';
import { wireOf } from './wire';

/** What is asked of everyone who comes: what they have that we lack (SY5). Written down once for many. */
export class Question {
  private last: { readonly sequence: number; readonly at: number; readonly wire: Buffer } | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** One that is a little old is answered with a little that is known already, and with all that is not. */
  about(clocks: Map<number, number>, sequence: number): Buffer {
    const lasts = clocks.size > limits.clientsAskedAnew ? deadlines.question : 0;
    const isOld = this.last?.sequence !== sequence && this.now() - (this.last?.at ?? -Infinity) >= lasts;
    if (!this.last || isOld) {
      const stateVector = Y.encodeStateVector(clocks);
      this.last = { sequence, at: this.now(), wire: wireOf(step1Frame(stateVector)) };
    }
    return this.last.wire;
  }
}
