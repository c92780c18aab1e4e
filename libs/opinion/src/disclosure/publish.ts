import { diceOf, type Dice } from './dice';
import { editionOf, recordOf, sealed, type Disclosed } from './disclosed';
import { nextEdition, type Edition } from './edition';
import { membersBySector, tell, type Moment } from './moment';

/**
 * What may be shown next, after what was shown so far: see the promise in `index.ts`. Ask it whenever votes came in,
 * and once more when a statement closes; asked twice at one moment it changes nothing. Who asks only at the close gets
 * everybody's answers. Who asks all along gets figures early, and of each sector never those who came after the last
 * full step: up to four with a step of 5, up to seven with one of 8. So what leaves the room is asked for only at the
 * close. One key for one debate, the same at every level and for good: a `RangeError` if it is another one than before,
 * or shorter than 32 bytes.
 */
export function publish(disclosed: Disclosed, moment: Moment, key: Uint8Array): Disclosed {
  return publishWith(disclosed, moment, diceOf(key));
}

/** With dice that a test can load; for this folder alone. */
export function publishWith(disclosed: Disclosed, moment: Moment, dice: Dice): Disclosed {
  const record = recordOf(disclosed);
  if (record.mark !== '' && record.mark !== dice.mark)
    throw new RangeError('What was shown so far was made with another key.');
  const told = tell(moment, dice);
  const members = membersBySector(moment.sectorsOf, dice);
  const editions = new Map<string, Edition>(record.editions);
  for (const { id, isClosed } of moment.statements) {
    const answers = { told: told.get(id) ?? new Map<string, never>(), members, isClosed };
    editions.set(id, nextEdition(editionOf(record, id), answers, record.level));
  }
  return sealed({
    level: record.level,
    mark: dice.mark,
    editions,
    statements: moment.statements.map(({ id }) => id),
    out: new Set(moment.statements.flatMap(({ id, isOut }) => (isOut ? [id] : []))),
  });
}
