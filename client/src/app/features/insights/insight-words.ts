import type { InsightAnswer, InsightState, ShownCount, StandingWords, Sureness } from '@samepage/contracts';
import type { Answer } from '@samepage/ui';

/** How sure, in words people use; from least to most. */
export const sureWords: Readonly<Record<Sureness, string>> = {
  hunch: 'A hunch',
  some: 'Some of us say so',
  most: 'Most evidence points here',
  'well-founded': 'Well founded',
};

export const stateWords: Readonly<Record<InsightState, string>> = {
  proposed: 'Proposed',
  published: 'Published',
  'taken-back': 'Taken back',
};

export const answerChoices: readonly Answer<InsightAnswer>[] = [
  { value: 'us', label: 'That is us', shape: 'tick' },
  { value: 'partly', label: 'Partly', note: 'Some of it, or some of us', shape: 'wave' },
  { value: 'not-us', label: 'Not us', shape: 'cross' },
];

const said: Readonly<Record<InsightAnswer, string>> = {
  us: 'that is us',
  partly: 'partly',
  'not-us': 'not us',
};

/** How all who answered stand, in a sentence. */
export function countSentence(count: ShownCount, least: number): string {
  if (count.as === 'hidden')
    return `Counts are shown once ${least} people have answered, so that no one can be picked out.`;
  if (count.as === 'words')
    return count.nearlyAll === null
      ? 'People answered in different ways.'
      : `Nearly everyone who answered said “${said[count.nearlyAll]}”.`;
  const { us, partly, notUs } = count;
  return `${us + partly + notUs} people answered: ${us} said “that is us”, ${partly} “partly” and ${notUs} “not us”.`;
}

/** What stands in a table where there are no numbers. */
export function countWords(count: ShownCount): string {
  if (count.as !== 'words') return 'Not shown';
  return count.nearlyAll === null ? 'Answers differ' : `Nearly all said “${said[count.nearlyAll]}”`;
}

/** Where words can be read in their place; editions are found by their inquiry and number. */
export function linkTo({ place, ref }: StandingWords, inquirySlug: string): string[] {
  if (place.kind === 'edition') return ['/editions', inquirySlug, String(place.number ?? '')];
  if (place.kind === 'draft') return ['/drafts', ref.kind === 'clause' ? ref.draftId : place.id];
  return [place.kind === 'debate' ? '/debates' : '/provocations', place.id];
}

/** What kind of words they are. */
export function kindWords({ ref, place }: StandingWords): string {
  if (ref.kind === 'statement') return 'Said in a debate';
  if (ref.kind === 'response') return 'Answered to a provocation';
  return place.kind === 'edition' ? `A clause of edition ${place.number ?? ''}` : 'A clause of a draft';
}
