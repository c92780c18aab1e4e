import type {
  Choice,
  CommandResult,
  MotionChoice,
  ReactionResult,
  StandResult,
  VoteResult,
} from '@samepage/contracts';
import { needsVersion } from '@samepage/debate';
import type { SeededRandom } from '@samepage/testing';
import { randomMove, pick, type Move } from './moves';
import type { Phone } from './phone';
import { uuid, usualPlan } from './plans';

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

/** Plays a debate: everyone at once does something random, as often as `moves` says. */
export async function play(
  phones: readonly Phone[],
  isFacilitator: (phone: Phone) => boolean,
  random: SeededRandom,
  moves: number,
): Promise<Told> {
  const told: Told = {
    ...{ done: new Set(), refused: new Set() },
    ...{ votes: new Map(), stands: new Map(), reactions: new Map() },
    count: 0,
  };
  const people = phones.map(({ membershipId }) => membershipId);
  /** What was sent, by who sent it: some of it arrives once more, after what was sent later. */
  const sentBy = new Map<Phone, { event: string; request: object }[]>();
  /** Votes say in which order they were pressed. */
  let turn = 0;
  const [lead] = phones;
  if (lead && random.chance(0.8)) await command(lead, { type: 'plan', plan: usualPlan(random) });
  if (lead) await command(lead, { type: 'open' });
  await Promise.all(
    phones.map(async (phone) => {
      for (let count = 0; count < moves; count++) {
        const { state, debateId, membershipId: by } = phone;
        const number = random.below(2 ** 31);
        await carryOut(
          phone,
          randomMove({ debateId, state, random, by, people, number, canRun: isFacilitator(phone) }),
        );
        const sent = sentBy.get(phone);
        const late = sent && random.chance(0.1) ? pick(random, sent) : undefined;
        if (late) await phone.ask(late.event, late.request);
      }
    }),
  );
  for (const phone of phones) phone.mend();
  // Whatever the last ones to be lost were, who lacks them sees a gap before these two, of which one is always done.
  if (lead) for (const frozen of [true, false]) await command(lead, { type: 'freeze', frozen });
  return told;

  async function carryOut(phone: Phone, move: Move): Promise<void> {
    told.count++;
    switch (move.kind) {
      case 'leave':
        phone.moveOn();
        return;
      case 'vote':
        return vote(phone, move.statementId, move.choice);
      case 'stand':
        return stand(phone, move.moment, move.choice);
      case 'react':
        return react(phone, move);
      case 'command':
        return command(phone, move.command, move.sees);
    }
  }

  async function command(
    phone: Phone,
    what: Extract<Move, { kind: 'command' }>['command'],
    sees = false,
  ): Promise<void> {
    const id = uuid(random);
    const expectedVersion = sees || needsVersion.has(what.type) ? phone.state.version : undefined;
    const request = { debateId: phone.debateId, id, command: what, expectedVersion };
    keep(phone, 'debate.command', request);
    // Some are sent twice at once, by two people's lines.
    const others =
      random.chance(0.2) && isFacilitator(phone) ? [pick(random, phones.filter(isFacilitator))] : [];
    const answers = await Promise.all(
      [phone, ...others].map((each) => each.ask<CommandResult>('debate.command', request)),
    );
    const outcomes = answers.map((answer) => (answer.ok ? answer.value.outcome : 'refused'));
    // Refused at first and done later is possible: the debate had moved on to where it could be.
    if (outcomes.some((outcome) => outcome === 'done' || outcome === 'already-done')) told.done.add(id);
    else told.refused.add(id);
  }

  function keep(phone: Phone, event: string, request: object): void {
    sentBy.set(phone, [...(sentBy.get(phone) ?? []), { event, request }]);
  }

  async function vote(phone: Phone, statementId: string, choice: Choice): Promise<void> {
    const { debateId, membershipId } = phone;
    const request = { debateId, statementId, choice, turn: ++turn };
    keep(phone, 'debate.vote', request);
    const answer = await phone.ask<VoteResult>('debate.vote', request);
    note(
      told.votes,
      `${statementId} ${membershipId}`,
      choice,
      answer.ok && answer.value.outcome === 'counted',
    );
  }

  async function stand(phone: Phone, moment: 'opening' | 'closing', choice: MotionChoice): Promise<void> {
    const { debateId, membershipId } = phone;
    const request = { debateId, moment, choice, moved: null, turn: ++turn };
    keep(phone, 'debate.stand', request);
    const answer = await phone.ask<StandResult>('debate.stand', request);
    note(told.stands, `${moment} ${membershipId}`, choice, answer.ok && answer.value.outcome === 'counted');
  }

  async function react(
    phone: Phone,
    { about, reaction, on }: Extract<Move, { kind: 'react' }>,
  ): Promise<void> {
    const { debateId, membershipId } = phone;
    const answer = await phone.ask<ReactionResult>('debate.react', { debateId, about, kind: reaction, on });
    const isCounted = answer.ok && answer.value.outcome === 'counted';
    note(told.reactions, `${about} ${reaction} ${membershipId}`, on ? 'there' : 'away', isCounted);
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
