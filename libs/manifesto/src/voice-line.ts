import type { Source, Tally } from '@samepage/contracts';

const units = [
  'no one',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});

/** The day of an ISO instant where the inquiry is held, as people say it: "22 November 2026". */
export function dayInWords(instant: string): string {
  return day.format(new Date(instant));
}

/** People as a word up to ninety-nine ("no one", "twenty-one"), in figures from there. */
export function peopleInWords(count: number): string {
  if (count < 20) return units[count] ?? String(count);
  if (count > 99) return count.toLocaleString('en-GB');
  const unit = count % 10;
  return `${tens[Math.floor(count / 10)] ?? ''}${unit > 0 ? `-${units[unit] ?? ''}` : ''}`;
}

function listed(parts: string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** How a vote went, as a sentence ("Twelve agreed, three disagreed and one passed."); null when no one voted. */
export function tallyLine({ agree, disagree, pass }: Tally): string | null {
  if (agree + disagree + pass === 0) return null;
  const parts = [`${peopleInWords(agree)} agreed`];
  if (disagree > 0) parts.push(`${peopleInWords(disagree)} disagreed`);
  if (pass > 0) parts.push(`${peopleInWords(pass)} passed`);
  const sentence = listed(parts);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** A voice line in three parts, so that a page can set the sector apart. */
export interface VoiceLine {
  before: string;
  sector: string;
  after: string;
}

/** Where a clause came from, in words. It names a sector, a debate and a provocation; never a person. */
export function voiceLine({ statement, debate, provocation }: Source): VoiceLine {
  const on = provocation ? `, on the provocation ‘${provocation.title}’` : '';
  return {
    before: 'From a voice in ',
    sector: statement.sector.name,
    after: `, in the debate ‘${debate.title}’, ${dayInWords(statement.at)}${on}.`,
  };
}

/** The same as one sentence. */
export function voiceSentence(source: Source): string {
  const { before, sector, after } = voiceLine(source);
  return before + sector + after;
}

/** Words as they are compared: case, blanks and signs at the end do not make another sentence. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:!?]+$/, '')
    .trim();
}

/** What was first said, where the clause has moved on from it; null where it still says the same. */
export function originLine({ statement }: Source, clause: string): string | null {
  return bare(statement.text) === bare(clause) ? null : `It began as: ‘${statement.text}’`;
}
