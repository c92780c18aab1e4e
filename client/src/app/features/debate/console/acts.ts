import { inject, Injectable, signal } from '@angular/core';
import type { DebateCommand } from '@samepage/contracts';
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
   * spoil the press: the server refuses only where what it was pressed on has changed.
   */
  send(command: DebateCommand, done: string): Promise<boolean> {
    return this.run(command.type, () => this.view.command(command), done);
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
