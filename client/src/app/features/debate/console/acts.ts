import { inject, Injectable, signal } from '@angular/core';
import type { DebateCommand } from '@samepage/contracts';
import { needsVersion } from '@samepage/debate';
import { troubleOf } from '../../../core/api-failure';
import { DebateView } from '../debate-view';

/** What came of the last thing a facilitator did: done, or refused and why. */
export interface Said {
  readonly kind: 'done' | 'refused';
  readonly words: string;
}

/** Does what a facilitator presses, once at a time, and says clearly what came of it. */
@Injectable()
export class Acts {
  private readonly view = inject(DebateView);
  /** What is under way, by its name. */
  private readonly underWay = signal<ReadonlySet<string>>(new Set());
  readonly said = signal<Said | null>(null);

  isBusy(name: string): boolean {
    return this.underWay().has(name);
  }

  /**
   * Sends a command and says `done` once it is; answers whether it was. A hand that goes up as someone presses does not
   * spoil the press: the server refuses only where what it was pressed on has changed. `carryOut` is for those who want
   * to know more about what it came to.
   */
  send(
    command: DebateCommand,
    done: string,
    carryOut: () => Promise<unknown> = () => this.view.command(command),
  ): Promise<boolean> {
    return this.run(nameOf(command), carryOut, done);
  }

  /** Runs something under a name, unless that is under way; answers whether it was done. */
  async run(name: string, work: () => Promise<unknown>, done: string): Promise<boolean> {
    if (this.isBusy(name)) return false;
    this.underWay.update((names) => new Set([...names, name]));
    try {
      await work();
      this.said.set({ kind: 'done', words: done });
      return true;
    } catch (error) {
      const { title, text } = troubleOf(error);
      this.said.set({ kind: 'refused', words: text || title });
      return false;
    } finally {
      this.underWay.update((names) => new Set([...names].filter((each) => each !== name)));
    }
  }
}

/**
 * What is decided on how the debate stands goes one at a time. Of the rest the same press waits for its answer, and one
 * on something else does not: two results shown, or two people muted, in a moment are two presses.
 */
function nameOf(command: DebateCommand): string {
  const isAlone = needsVersion.has(command.type) || Object.keys(command).length === 1;
  return isAlone ? command.type : JSON.stringify(command);
}
