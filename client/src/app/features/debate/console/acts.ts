import { inject, Injectable, signal } from '@angular/core';
import type { DebateCommand, DebateState } from '@samepage/contracts';
import { refusals } from '@samepage/debate';
import { troubleOf } from '../../../core/api-failure';
import { DebateView } from '../debate-view';

/** What came of the last thing a facilitator did: done, or refused and why. */
export interface Said {
  readonly kind: 'done' | 'refused';
  readonly words: string;
}

/** What a press was decided on, by what is pressed. Where only something else moved, it may be sent again. */
const decidedOn: Partial<Record<DebateCommand['type'], (state: DebateState) => unknown>> = {
  next: ({ phase, stepId, trail }) => [phase, stepId, trail.length],
  undo: ({ phase, stepId, trail }) => [phase, stepId, trail.length],
  'go-to': ({ phase, stepId, trail }) => [phase, stepId, trail.length],
  call: ({ turn }) => turn?.hand.id,
  'form-groups': ({ groups }) => groups,
  open: ({ phase }) => phase,
  close: ({ phase }) => phase,
  reopen: ({ phase }) => phase,
};

/** How often a press that was overtaken by something else is sent again. */
const tries = 3;

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

  /** Sends a command and says `done` once it is; answers whether it was. */
  send(command: DebateCommand, done: string): Promise<boolean> {
    return this.run(command.type, () => this.sendUntilDecided(command), done);
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

  /**
   * A hand that goes up as someone presses must not spoil the press. What was pressed on something that really moved
   * is told, not sent again: two facilitators who press at once make one step.
   */
  private async sendUntilDecided(command: DebateCommand): Promise<void> {
    const look = decidedOn[command.type];
    const seen = JSON.stringify(look?.(this.view.state()));
    for (let left = tries; ; left--) {
      try {
        await this.view.command(command);
        return;
      } catch (error) {
        if (!look || left === 0 || troubleOf(error).text !== refusals.version_moved_on) throw error;
        await this.view.open(this.view.snapshot()?.id ?? '');
        if (JSON.stringify(look(this.view.state())) !== seen) throw error;
      }
    }
  }
}
