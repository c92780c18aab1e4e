import { below, chance, type Chance } from '../src/chance';
import { blank, Votes, type Vote } from '../src/votes';

/** Votes by people who are not there, each cast by `vote`. */
export function debate(
  people: number,
  statements: number,
  vote: (person: number, statement: number) => Vote | typeof blank,
): Votes {
  const cells = new Int8Array(people * statements);
  for (let person = 0; person < people; person += 1) {
    for (let statement = 0; statement < statements; statement += 1) {
      cells[person * statements + statement] = vote(person, statement);
    }
  }
  return new Votes(
    Array.from({ length: people }, (_, person) => `person ${person}`),
    Array.from({ length: statements }, (_, statement) => ({ id: `statement ${statement}` })),
    cells,
  );
}

/** A debate in which statements differ and people do not: who votes how is chance. */
export function withoutStructure(next: Chance): Votes {
  const rates = Array.from({ length: 40 }, () => ({ agree: 0.1 + 0.7 * next(), pass: 0.2 * next() }));
  return debate(8 + below(next, 53), 15 + below(next, 16), (_, statement) => {
    if (next() < 0.05) return blank;
    const { agree, pass } = rates[statement]!;
    const roll = next();
    return roll < agree ? 1 : roll < agree + pass ? 0 : -1;
  });
}

/** Two camps of this many people, who agree with opposite halves of the statements as often as `firmness`. */
export function twoCamps(
  sizes: readonly [number, number],
  statements: number,
  firmness: number,
  seed: number,
): Votes {
  const next = chance(seed);
  return debate(sizes[0] + sizes[1], statements, (person, statement) => {
    const isWith = person < sizes[0] === (statement % 2 === 0);
    return next() < (isWith ? firmness : 1 - firmness) ? 1 : -1;
  });
}
