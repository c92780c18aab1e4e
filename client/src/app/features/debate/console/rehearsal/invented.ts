import type { Sector, Voice } from '@samepage/contracts';

const numbers = [
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** Whoever rehearses. */
export const you = 'rehearsal-you';

/** A dozen people that nobody could take for real ones, dealt out to the inquiry's sectors. */
export function inventPeople(sectors: readonly Sector[]): Record<string, Voice> {
  const [first = noSector] = sectors;
  const people = numbers.map((number, index): [string, Voice] => [
    `rehearsal-${index + 1}`,
    { name: `Demo ${number}`, sector: sectors[index % Math.max(1, sectors.length)] ?? first },
  ]);
  return { ...Object.fromEntries(people), [you]: { name: 'You', sector: first } };
}

const noSector: Sector = { id: 'rehearsal-sector', name: 'Nowhere', mark: 'disc', ink: 1 };

/** What they say, in no order. */
export const inventedStatements: readonly string[] = [
  'Ten minutes are too short for what people bring.',
  'A walk with someone does more than a leaflet.',
  'Nobody should need a form to join a choir.',
  'The bus decides who takes part.',
  'Ask people what they are good at before you ask what is wrong.',
  'Small groups need small, steady money.',
  'Art is not a pill, and should not be measured like one.',
  'Waiting alone makes people ill.',
  'The person who makes the tea holds the group together.',
  'We should stop things that nobody comes to.',
  'A place to sit costs little and changes much.',
  'People with lived experience should be paid for their time.',
];

export const inventedWordsToRead = 'Please say that not everyone can come in the evening.';

export const inventedReasons: readonly string[] = [
  'What was said about the bus.',
  'A story from the waiting room.',
  'I had not thought of the cost.',
];
