import { effect, inject, untracked } from '@angular/core';
import type { CommandResult, DebateCommand } from '@samepage/contracts';
import type { RefusalReason } from '@samepage/debate';
import { DebateView } from '../debate-view';

/** A press so soon after someone else changed it was meant for what was there before, in milliseconds. */
const tooSoon = 1_200;

/** Refusals that mean somebody was quicker. */
const overtaken: ReadonlySet<string> = new Set<RefusalReason>([
  'version_moved_on',
  'debate_already_open',
  'debate_already_closed',
  'turn_paused',
  'turn_running',
]);

/** What is watched: `is` says how `of` is now. */
export interface Watched {
  /** A change to something else is another matter, and nobody is asked to look again. */
  readonly of: string;
  readonly is: string;
  /** The sequence of the event that made it so, where the state tells. */
  readonly sequence?: number;
}

/** Events, after the first sequence and up to the second. */
type Events = readonly [after: number, upTo: number];

/**
 * What happened to something that several facilitators change, while one of them pressed. Whose change it was is told by
 * the version the server answered a press with, never by when it came: an event may be here before the answer, and one
 * of somebody else's while a press is under way. Make it where things can be injected.
 */
export class Meanwhile {
  private readonly view = inject(DebateView);
  private readonly own: Events[] = [];
  private change: { readonly events: Events; readonly at: number } | null = null;
  private overtakenAt = -Infinity;
  private underWay = 0;

  constructor(watched: () => Watched | null) {
    let before: Watched | null = null;
    let seen = 0;
    effect(() => {
      const now = this.view.snapshot() && watched();
      const { version } = this.view.state();
      untracked(() => {
        if (before && now && now.of === before.of && now.is !== before.is) {
          const { sequence } = now;
          const events: Events = sequence === undefined ? [seen, version] : [sequence - 1, sequence];
          this.change = { events, at: performance.now() };
        }
      });
      before = now;
      seen = version;
    });
  }

  /** Carries out what changes the watched thing, as `DebateView.command` does, and remembers it as done here. */
  async press(command: DebateCommand): Promise<CommandResult> {
    const { version: on } = this.view.state();
    this.underWay += 1;
    try {
      const result = await this.view.command(command);
      // Of what was done earlier the answer says where the debate stands, so it is somewhere in between.
      this.own.push([result.outcome === 'done' ? result.version - 1 : on, result.version]);
      return result;
    } catch (error) {
      if (overtaken.has(reasonOf(error))) this.overtakenAt = performance.now();
      throw error;
    } finally {
      this.underWay -= 1;
    }
  }

  /**
   * Why a press now may be meant for what was there before: `someone` else changed it, or `something` did and it is not
   * known whose that was. Null when it may be pressed.
   */
  lately(): 'someone' | 'something' | null {
    const since = performance.now() - tooSoon;
    if (this.change && this.change.at > since && !this.isOwn(this.change.events))
      return this.underWay ? 'something' : 'someone';
    return this.overtakenAt > since ? 'something' : null;
  }

  private isOwn([after, upTo]: Events): boolean {
    return this.own.some(([from, to]) => from < upTo && to > after);
  }
}

function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('reason' in error)) return '';
  return typeof error.reason === 'string' ? error.reason : '';
}
