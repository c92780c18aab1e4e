import type { SeededRandom } from '@samepage/testing';
import { randomMove, pick, type Move } from './moves';
import type { Phone } from './phone';
import { usualPlan } from './plans';
import { Teller, type Told } from './teller';

/** Plays a debate: everyone at once does something random, as often as `moves` says. */
export async function play(
  phones: readonly Phone[],
  isFacilitator: (phone: Phone) => boolean,
  random: SeededRandom,
  moves: number,
): Promise<Told> {
  const teller = new Teller(random);
  const people = phones.map(({ membershipId }) => membershipId);
  const [lead] = phones;
  if (lead && random.chance(0.8)) await teller.command(lead, { type: 'plan', plan: usualPlan(random) });
  if (lead) await teller.command(lead, { type: 'open' });
  await Promise.all(
    phones.map(async (phone) => {
      for (let count = 0; count < moves; count++) {
        const { state, debateId, membershipId: by } = phone;
        const number = random.below(2 ** 31);
        await carryOut(
          phone,
          randomMove({ debateId, state, random, by, people, number, canRun: isFacilitator(phone) }),
        );
        const sent = teller.sent(phone);
        const late = sent.length > 0 && random.chance(0.1) ? pick(random, sent) : undefined;
        if (late) await phone.ask(late.event, late.request);
      }
    }),
  );
  for (const phone of phones) phone.mend();
  // Whatever the last ones to be lost were, who lacks them sees a gap before these two, of which one is always done.
  if (lead) for (const frozen of [true, false]) await teller.command(lead, { type: 'freeze', frozen });
  return teller.told;

  async function carryOut(phone: Phone, move: Move): Promise<unknown> {
    teller.told.count++;
    switch (move.kind) {
      case 'leave':
        phone.moveOn();
        return;
      case 'vote':
        return teller.vote(phone, move.statementId, move.choice);
      case 'stand':
        return teller.stand(phone, move.moment, move.choice);
      case 'react':
        return teller.react(phone, move.about, move.reaction, move.on);
      case 'command':
        return teller.command(phone, move.command, { sees: move.sees, others: alsoSending(phone) });
    }
  }

  /** Some things are sent twice at once, by two people's lines. */
  function alsoSending(phone: Phone): Phone[] {
    return random.chance(0.2) && isFacilitator(phone) ? [pick(random, phones.filter(isFacilitator))] : [];
  }
}
