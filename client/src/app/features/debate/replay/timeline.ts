import type { DebateEvent, DebateState, Replay } from '@samepage/contracts';
import { emptyDebate, fold } from '@samepage/debate';

/** A moment of a debate that can be linked to: the state after so many events. */
export interface Moment {
  readonly sequence: number;
  /** Null before anything happened. */
  readonly event: DebateEvent | null;
  readonly before: DebateState;
  readonly state: DebateState;
  /** How many votes were in by then. */
  readonly votes: Omit<Replay['votes'][number], 'at'>;
}

const noVotes = { statements: 0, opening: 0, closing: 0 };

/** Every moment of a debate, folded from its log with the one reducer. */
export class Timeline {
  /** The state after each event; the first is before any. States share what did not change. */
  private readonly states: readonly DebateState[];

  constructor(private readonly replay: Pick<Replay, 'events' | 'votes'>) {
    const states = [emptyDebate()];
    for (const event of replay.events) states.push(fold(states[states.length - 1] ?? emptyDebate(), event));
    this.states = states;
  }

  get last(): number {
    return this.replay.events.length;
  }

  at(sequence: number): Moment {
    const place = Math.min(Math.max(0, Math.trunc(sequence) || 0), this.last);
    const event = this.replay.events[place - 1] ?? null;
    const state = this.states[place] ?? emptyDebate();
    return {
      sequence: place,
      event,
      before: this.states[place - 1] ?? state,
      state,
      votes: this.votesBy(event),
    };
  }

  /** Where parts began, the debate opened and closed: what people look for first. */
  get landmarks(): readonly { readonly sequence: number; readonly event: DebateEvent }[] {
    const types = new Set<DebateEvent['type']>(['opened', 'step-entered', 'closed', 'reopened', 'harvested']);
    return this.replay.events.flatMap((event) =>
      types.has(event.type) ? [{ sequence: event.sequence, event }] : [],
    );
  }

  private votesBy(event: DebateEvent | null): Moment['votes'] {
    if (!event) return noVotes;
    const at = Date.parse(event.at);
    const { statements, opening, closing } =
      this.replay.votes.findLast((votes) => Date.parse(votes.at) <= at) ?? noVotes;
    return { statements, opening, closing };
  }
}
