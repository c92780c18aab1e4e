import { computed, DestroyRef, effect, inject, Signal, signal } from '@angular/core';
import type { Ability } from '@samepage/access';
import type {
  Choice,
  Clock,
  CommandResult,
  DebateCommand,
  DebateSnapshot,
  DebateState,
  Here,
  Moment,
  MotionChoice,
  MyStand,
  OpenVotes,
  ReactionKind,
  Revealable,
  Standings,
  Voice,
} from '@samepage/contracts';
import { areResultsShown, currentStep, emptyDebate, leftOf, ruleNow, standing } from '@samepage/debate';
import type { Trouble } from '../../core/api-failure';
import { Calm } from './calm';

/** `live` is on the wire now; `again` has lost it and is trying; `ended` will not come back by itself. */
export type Connection = 'connecting' | 'live' | 'again' | 'ended';

/** What a person chose and the server has not answered yet. */
export interface OnTheirWay {
  readonly votes: Readonly<Record<string, Choice>>;
  readonly stands: Readonly<Partial<Record<Moment, MyStand>>>;
}

/** The queue is ordered by whole minutes of waiting; looking at it this often, in milliseconds, is enough. */
const queueEvery = 5_000;

const nothingYet: Standings = {
  tallies: {},
  counts: {},
  voted: 0,
  opening: { voted: 0, tally: null },
  closing: { voted: 0, tally: null },
};
const nobodyYet: DebateSnapshot['me'] = {
  membershipId: null,
  votes: {},
  opening: null,
  closing: null,
  waiting: [],
};

/**
 * One debate as a page sees it: what the console, the stage and the phone are made of. `DebateStore` follows a real
 * one; a dry run makes its own. Inject this class, and provide one of them for it.
 */
export abstract class DebateView {
  /** Null until it is there. */
  abstract readonly snapshot: Signal<DebateSnapshot | null>;
  /** Why the debate cannot be shown. */
  abstract readonly trouble: Signal<Trouble | null>;
  abstract readonly connection: Signal<Connection>;
  abstract readonly onTheirWay: Signal<OnTheirWay>;
  /** Counts up whenever something on the facilitators' desk changed. */
  abstract readonly deskNews: Signal<number>;
  /** Counts up whenever the lines of what moved people may have changed. */
  abstract readonly movedNews: Signal<number>;
  /** The server's clock in milliseconds, read now. */
  protected abstract readServerClock(): number;

  /** Shows the debate with this id and follows it; also the way to try again. */
  abstract open(debateId: string): Promise<void>;
  /** Comes in again as whoever one is now: after joining, or after the right to be here changed. */
  abstract joinAgain(): Promise<void>;
  /** Carries out a command once, however often it has to be sent, and folds what it made happen. Throws a problem when it was refused. */
  abstract command(command: DebateCommand): Promise<CommandResult>;
  /** Resolves once it is counted; waits for a lost connection to come back. Throws a problem when it was refused. */
  abstract vote(statementId: string, choice: Choice): Promise<void>;
  /** The same for where one stands on the motion. */
  abstract stand(moment: Moment, choice: MotionChoice, moved: string | null): Promise<void>;
  /** Puts one's own reaction to something there, or takes it away; resolves as a vote does. */
  abstract react(about: string, kind: ReactionKind, on: boolean): Promise<void>;
  /** Who voted how on the statements, where `areVotesSeen`. */
  abstract openVotes(): Promise<OpenVotes>;
  /** Tells the facilitators, and nobody else, that one needs a pause. */
  abstract signal(): Promise<void>;

  readonly state: Signal<DebateState> = computed(() => this.snapshot()?.state ?? nothingHappened);
  readonly phase = computed(() => this.state().phase);
  readonly plan = computed(() => this.state().plan);
  /** The step everyone is in; undefined where there is no run-sheet, and before the first. */
  readonly step = computed(() => currentStep(this.state()));
  /** What people can do now. */
  readonly rule = computed(() => ruleNow(this.state()));
  readonly turn = computed(() => this.state().turn);
  /** How the votes stand; without the tallies that are not shown (any more). */
  readonly standings = computed(() => {
    const { revealed } = this.state();
    return shown(this.snapshot()?.standings ?? nothingYet, this.areAnswersShown(), revealed);
  });
  /** Whether a facilitator asked the reader to listen. */
  readonly isMuted = computed(() => this.state().muted.includes(this.me().membershipId ?? ''));
  /** Whether the time of the part is up. */
  readonly isTimeUp = computed(() => this.timeLeft(this.state().clock) === 0);
  /** Whether the reader can say something new now. */
  readonly canSay = computed(
    () =>
      this.rule().statements &&
      this.may('statement.add') &&
      !this.isMuted() &&
      (!this.isTimeUp() || this.may('debate.run')),
  );
  /** Whether everyone sees how statements were answered. */
  readonly areAnswersShown = computed(() => areResultsShown(this.state()));
  /** Whether everyone may see who voted how: it was declared, and the results are shown. */
  readonly areVotesSeen = computed(() => areVotesSeen(this.state()));
  /** Of the statements whose tally is shown. */
  readonly tallies = computed(() => this.standings().tallies);
  /** How many voted on each statement. */
  readonly counts = computed(() => this.standings().counts);
  /** Null where nobody is counted yet. */
  readonly here: Signal<Here | null> = computed(() => this.snapshot()?.here ?? null);
  /** What is the reader's own. */
  readonly me = computed(() => this.snapshot()?.me ?? nobodyYet);
  /** The reader's votes, with those on their way. */
  readonly votes = computed(() => ({ ...this.me().votes, ...this.onTheirWay().votes }));
  /** Where the reader stands on the motion, with what is on its way. */
  readonly stands = computed<Record<Moment, MyStand | null>>(() => ({
    opening: this.onTheirWay().stands.opening ?? this.me().opening,
    closing: this.onTheirWay().stands.closing ?? this.me().closing,
  }));
  /** Whether a clock on the page runs. */
  private readonly isRunning = computed(() => runs(this.state().clock) || this.turn()?.runsSince != null);
  private readonly isWaitedIn = computed(() => this.state().hands.length > 0);
  private readonly beat = signal(0);
  /** The server's clock in milliseconds. Moves while a clock runs, on all devices in the same moment. */
  readonly serverNow = computed(() => {
    this.beat();
    this.state();
    return this.readServerClock();
  });

  private readonly queueNow = computed(() => Math.floor(this.serverNow() / queueEvery) * queueEvery);
  /** The hands that are up, in the order they will be called, each with why it stands there. */
  readonly queue = computed(() =>
    standing(this.state(), (by) => this.voice(by)?.sector.name, new Date(this.queueNow()).toISOString()),
  );

  constructor() {
    const calm = inject(Calm);
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const isRunning = this.isRunning();
      const every = isRunning ? (calm.isOn() ? 1000 : 250) : queueEvery;
      clearTimeout(timer);
      if (!isRunning && !this.isWaitedIn()) return;
      const next = () => {
        timer = setTimeout(
          () => {
            this.beat.update((beats) => beats + 1);
            next();
          },
          every - (this.readServerClock() % every),
        );
      };
      next();
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** What is left of a clock in milliseconds; null where there is none, or no end. */
  timeLeft(clock: Clock | null | undefined): number | null {
    return clock ? leftOf(clock, new Date(this.serverNow()).toISOString()) : null;
  }

  may(ability: Ability): boolean {
    return this.snapshot()?.abilities.includes(ability) ?? false;
  }

  voice(membershipId: string): Voice | undefined {
    return this.snapshot()?.voices[membershipId];
  }
}

const nothingHappened = emptyDebate();

export function areVotesSeen(state: DebateState): boolean {
  return state.plan.settings.voting === 'open' && areResultsShown(state);
}

function shown(standings: Standings, areShown: boolean, revealed: readonly Revealable[]): Standings {
  const { tallies, opening, closing } = standings;
  return {
    ...standings,
    tallies: areShown ? tallies : {},
    opening: revealed.includes('opening') ? opening : { ...opening, tally: null },
    closing: revealed.includes('closing') ? closing : { ...closing, tally: null },
  };
}

function runs(clock: Clock | null): boolean {
  return clock !== null && !clock.isPaused && clock.endsAt !== null;
}
