import type {
  Choice,
  CommandResult,
  DebateCommand,
  Moment,
  MotionChoice,
  ReactionKind,
  ReactionResult,
  StandResult,
  VoteResult,
} from '@samepage/contracts';
import { needsVersion } from '@samepage/debate';
import type { SeededRandom } from '@samepage/testing';
import type { Phone } from './phone';
import { uuid } from './plans';

/** Where someone stands: what was counted last, and what may have been counted since without their being told. */
export interface Standing<C> {
  counted: C | undefined;
  perhaps: Set<C>;
}

/** What everyone in one debate was told. */
export interface Told {
  /** Ids of commands that were told to be done. */
  readonly done: Set<string>;
  /** Ids of commands that were refused. */
  readonly refused: Set<string>;
  /** By `statement membership`. */
  readonly votes: Map<string, Standing<Choice>>;
  /** By `moment membership`. */
  readonly stands: Map<string, Standing<MotionChoice>>;
  /** Whether a reaction is there, by `about kind membership`. */
  readonly reactions: Map<string, Standing<'there' | 'away'>>;
  count: number;
}

/** Sends what people do in one debate, and writes down what they were told became of it, for `judge`. */
export class Teller {
  readonly told: Told = {
    ...{ done: new Set(), refused: new Set() },
    ...{ votes: new Map(), stands: new Map(), reactions: new Map() },
    count: 0,
  };
  /** What was sent, by who sent it, so that some of it can arrive once more. */
  private readonly sentBy = new Map<Phone, { event: string; request: object }[]>();
  /** Votes say in which order they were pressed. */
  private turn = 0;

  constructor(private readonly random: SeededRandom) {}

  /** What a phone sent so far that may come again after what was sent later. */
  sent(phone: Phone): readonly { event: string; request: object }[] {
    return this.sentBy.get(phone) ?? [];
  }

  /** `others` send the very same thing at the same time, by lines of their own. Answers with the outcomes. */
  async command(
    phone: Phone,
    command: DebateCommand,
    { sees = false, others = [] }: { sees?: boolean; others?: readonly Phone[] } = {},
  ): Promise<string[]> {
    const id = uuid(this.random);
    const expectedVersion = sees || needsVersion.has(command.type) ? phone.state.version : undefined;
    const request = { debateId: phone.debateId, id, command, expectedVersion };
    this.keep(phone, 'debate.command', request);
    const answers = await Promise.all(
      [phone, ...others].map((each) => each.ask<CommandResult>('debate.command', request)),
    );
    const outcomes = answers.map((answer) => (answer.ok ? answer.value.outcome : 'refused'));
    // Refused at first and done later is possible: the debate had moved on to where it could be.
    if (outcomes.some((outcome) => outcome === 'done' || outcome === 'already-done')) this.told.done.add(id);
    else this.told.refused.add(id);
    return outcomes;
  }

  async vote(phone: Phone, statementId: string, choice: Choice): Promise<void> {
    const { debateId, membershipId } = phone;
    const request = { debateId, statementId, choice, turn: ++this.turn };
    this.keep(phone, 'debate.vote', request);
    const answer = await phone.ask<VoteResult>('debate.vote', request);
    const isCounted = answer.ok && answer.value.outcome === 'counted';
    note(this.told.votes, `${statementId} ${membershipId}`, choice, isCounted);
  }

  async stand(phone: Phone, moment: Moment, choice: MotionChoice): Promise<void> {
    const { debateId, membershipId } = phone;
    const request = { debateId, moment, choice, moved: null, turn: ++this.turn };
    this.keep(phone, 'debate.stand', request);
    const answer = await phone.ask<StandResult>('debate.stand', request);
    const isCounted = answer.ok && answer.value.outcome === 'counted';
    note(this.told.stands, `${moment} ${membershipId}`, choice, isCounted);
  }

  async react(phone: Phone, about: string, kind: ReactionKind, on: boolean): Promise<void> {
    const { debateId, membershipId } = phone;
    const answer = await phone.ask<ReactionResult>('debate.react', { debateId, about, kind, on });
    const isCounted = answer.ok && answer.value.outcome === 'counted';
    note(this.told.reactions, `${about} ${kind} ${membershipId}`, on ? 'there' : 'away', isCounted);
  }

  private keep(phone: Phone, event: string, request: object): void {
    this.sentBy.set(phone, [...this.sent(phone), { event, request }]);
  }
}

/** An answer that was lost may have been a count: then the one that came, a refusal, does not say that nothing was counted. */
function note<C>(standings: Map<string, Standing<C>>, key: string, choice: C, isCounted: boolean): void {
  const standing = standings.get(key) ?? { counted: undefined, perhaps: new Set<C>() };
  standings.set(key, standing);
  if (isCounted) {
    standing.counted = choice;
    standing.perhaps.clear();
  } else standing.perhaps.add(choice);
}
