import type {
  Choice,
  DebateCommand,
  DebatePlan,
  DebateState,
  Moment,
  MotionChoice,
  MotionStanding,
  MovedLines,
  Standings,
  Swing,
  SwingPart,
  Tally,
  Voice,
} from '@samepage/contracts';
import {
  areResultsShown,
  chance,
  decide,
  emptyDebate,
  fold,
  isOver,
  isSwingShown,
  isVotable,
  motionNow,
  refusals,
  ruleNow,
  swing,
  type RefusalReason,
  type SwingCount,
} from '@samepage/debate';
import { freshId } from '../../../../shared/fresh-id';
import { inventedReasons, inventedStatements, inventedWordsToRead, you } from './invented';

interface Waiting {
  readonly id: string;
  readonly by: string;
  readonly text: string;
  readonly at: string;
}

interface Stand {
  readonly choice: MotionChoice;
  readonly moved: string | null;
}

/** How likely somebody does each thing in one beat. */
const likely = { say: 0.25, vote: 0.8, raise: 0.3, stand: 0.7, endTurn: 0.12, signal: 0.01 } as const;

/**
 * A debate of one person and a dozen invented ones, decided and folded as a real one and kept nowhere. Time and
 * chance are given to it: the same plan, seed and presses make the same rehearsal.
 */
export class DryRun {
  state: DebateState = emptyDebate();
  readonly votes = new Map<string, Map<string, Choice>>();
  readonly stands: Readonly<Record<Moment, Map<string, Stand>>> = { opening: new Map(), closing: new Map() };
  waiting: readonly Waiting[] = [];
  signals: readonly { readonly id: string; readonly by: string; readonly at: string }[] = [];
  private readonly next: () => number;
  private readonly people: readonly string[];
  private toSay: string[];

  constructor(
    private readonly voices: Readonly<Record<string, Voice>>,
    plan: DebatePlan,
    seed: string,
    at: string,
  ) {
    this.next = chance(seed);
    this.people = Object.keys(voices).filter((id) => id !== you);
    this.toSay = inventedStatements.toSorted(() => this.next() - 0.5);
    this.do({ type: 'plan', plan }, you, at);
  }

  /** Carries out what somebody does; answers why not, where it is refused. */
  do(command: DebateCommand, by: string, at: string): RefusalReason | null {
    const votedOn = 'statementId' in command ? this.votes.get(command.statementId) : this.votes;
    const decision = decide(this.state, command, {
      by,
      at,
      newIds: [freshId(), freshId(), freshId(), freshId()],
      canRun: by === you,
      canSpeak: true,
      isVotedOn: (votedOn?.size ?? 0) > 0,
      isMotionVotedOn: this.stands.opening.size + this.stands.closing.size > 0,
      isAboutFacilitator: 'membershipId' in command && command.membershipId === you,
    });
    if ('refused' in decision) return decision.refused;
    this.state = fold(this.state, decision.accepted);
    return null;
  }

  vote(statementId: string, choice: Choice, by: string, at: string): RefusalReason | null {
    const { votes } = ruleNow(this.state);
    if (!votes) return this.state.phase === 'open' ? 'not_in_this_step' : 'debate_not_open';
    if (this.state.frozen) return 'voting_frozen';
    if (isOver(this.state.clock, at)) return 'time_is_up';
    const votesOn = this.votes.get(statementId) ?? new Map<string, Choice>();
    this.votes.set(statementId, votesOn.set(by, choice));
    return null;
  }

  stand(moment: Moment, stand: Stand, by: string, at: string): RefusalReason | null {
    if (this.state.phase !== 'open') return 'debate_not_open';
    if (this.state.frozen) return 'voting_frozen';
    if (motionNow(this.state) !== moment) return 'not_in_this_step';
    if (isOver(this.state.clock, at)) return 'time_is_up';
    this.stands[moment].set(by, stand);
    return null;
  }

  /** Lets a waiting statement through, or not; or takes down what moved somebody. */
  judge(proposalId: string, isIn: boolean, at: string): RefusalReason | null {
    const stand = this.stands.closing.get(proposalId);
    if (stand && !isIn) {
      this.stands.closing.set(proposalId, { ...stand, moved: null });
      return null;
    }
    const waiting = this.waiting.find(({ id }) => id === proposalId);
    if (!waiting) return 'statement_unknown';
    const refused = isIn ? this.do({ type: 'add-statement', text: waiting.text }, waiting.by, at) : null;
    if (!refused) this.waiting = this.waiting.filter(({ id }) => id !== proposalId);
    return refused;
  }

  settle(signalId: string): void {
    this.signals = this.signals.filter(({ id }) => id !== signalId);
  }

  /** One beat: some of the invented people do what can be done now. */
  beat(at: string): void {
    const person = this.one(this.people);
    const rule = ruleNow(this.state);
    if (!person || this.state.phase !== 'open' || this.state.removed.includes(person)) return;
    if (rule.statements && this.chanceOf(likely.say)) this.say(person, at);
    if (rule.votes) this.voteOnOne(at);
    const motion = motionNow(this.state);
    if (motion && this.chanceOf(likely.stand)) this.takeStand(motion, at);
    if (rule.hands && this.chanceOf(likely.raise)) this.raise(person, at);
    const { turn } = this.state;
    if (turn && turn.hand.by !== you && this.chanceOf(likely.endTurn))
      this.do({ type: 'end-turn' }, turn.hand.by, at);
    if (this.chanceOf(likely.signal)) this.signals = [...this.signals, { id: freshId(), by: person, at }];
  }

  standings(): Standings {
    const isShown = areResultsShown(this.state);
    const counts = [...this.votes].map(([id, votes]) => [id, votes.size]);
    const tallies = isShown ? [...this.votes].map(([id, votes]) => [id, tallyOf([...votes.values()])]) : [];
    return {
      counts: Object.fromEntries(counts) as Record<string, number>,
      tallies: Object.fromEntries(tallies) as Record<string, Tally>,
      voted: new Set([...this.votes.values()].flatMap((votes) => [...votes.keys()])).size,
      opening: this.motion('opening'),
      closing: this.motion('closing'),
    };
  }

  /** What moved people, once it is shown: by whoever said it, who is nobody. */
  movedLines(): MovedLines {
    if (!isSwingShown(this.state)) return [];
    return [...this.stands.closing].flatMap(([id, { moved }]) =>
      moved === null ? [] : [{ id, text: moved }],
    );
  }

  /** Null before both votes are shown. Nobody is there to be pointed at, so that every number is. */
  swing(): Swing | null {
    if (!isSwingShown(this.state)) return null;
    const stands = Object.keys(this.voices).map((membershipId) => ({
      membershipId,
      sectorId: this.voices[membershipId]?.sector.id ?? '',
      before: this.stands.opening.get(membershipId)?.choice ?? null,
      after: this.stands.closing.get(membershipId)?.choice ?? null,
    }));
    const least = 1;
    const { all, sectors } = swing(stands, least);
    const known = new Map(Object.values(this.voices).map(({ sector }) => [sector.id, sector]));
    const part = ({ sectorId, ...counted }: SwingCount): SwingPart => ({
      ...counted,
      sector: known.get(sectorId ?? '') ?? null,
    });
    const moved = this.movedLines().map(({ text }) => text);
    return { all: part(all), sectors: sectors.map(part), moved, least };
  }

  private motion(moment: Moment): MotionStanding {
    const stands = [...this.stands[moment].values()];
    const of = (choice: MotionChoice) => stands.filter((stand) => stand.choice === choice).length;
    const isShown = this.state.revealed.includes(moment);
    const tally = { for: of('for'), against: of('against'), unsure: of('unsure') };
    return { voted: stands.length, tally: isShown ? tally : null };
  }

  private say(by: string, at: string): void {
    const text = this.toSay[0];
    if (text === undefined) return;
    if (this.state.plan.settings.moderation === 'before') {
      if (isOver(this.state.clock, at)) return;
      this.waiting = [...this.waiting, { id: freshId(), by, text, at }];
    } else if (this.do({ type: 'add-statement', text }, by, at)) return;
    this.toSay = this.toSay.slice(1);
  }

  private voteOnOne(at: string): void {
    for (const by of this.people) {
      const open = this.state.statements.filter(
        (each) => isVotable(each) && !this.votes.get(each.id)?.has(by),
      );
      const statement = this.one(open);
      if (!statement || !this.chanceOf(likely.vote / 2)) continue;
      const drawn = this.next();
      this.vote(statement.id, drawn < 0.55 ? 'agree' : drawn < 0.85 ? 'disagree' : 'pass', by, at);
    }
  }

  private takeStand(moment: Moment, at: string): void {
    const by = this.one(this.people.filter((id) => !this.stands[moment].has(id)));
    if (!by) return;
    const before = this.stands.opening.get(by)?.choice;
    const drawn = this.next();
    const fresh = drawn < 0.4 ? 'for' : drawn < 0.75 ? 'against' : 'unsure';
    const choice = moment === 'closing' && before && this.chanceOf(0.6) ? before : fresh;
    const moved = moment === 'closing' && choice !== before ? (this.one(inventedReasons) ?? null) : null;
    this.stand(moment, { choice, moved }, by, at);
  }

  private raise(by: string, at: string): void {
    const drawn = this.next();
    const kind = drawn < 0.75 ? 'turn' : drawn < 0.85 ? 'response' : drawn < 0.92 ? 'process' : 'read-out';
    // What cannot be asked for just now is refused, as it would be of anyone.
    this.do({ type: 'raise-hand', kind, text: kind === 'read-out' ? inventedWordsToRead : null }, by, at);
  }

  private one<T>(of: readonly T[]): T | undefined {
    return of[Math.floor(this.next() * of.length)];
  }

  private chanceOf(likelihood: number): boolean {
    return this.next() < likelihood;
  }
}

function tallyOf(choices: readonly Choice[]): Tally {
  const of = (choice: Choice) => choices.filter((each) => each === choice).length;
  return { agree: of('agree'), disagree: of('disagree'), pass: of('pass') };
}

/** A refusal as the server would answer it. */
export function refusalOf(reason: RefusalReason): object {
  return { type: 'about:blank', title: '', status: 409, code: 'refused', detail: refusals[reason] };
}
