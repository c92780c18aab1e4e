import { stepKinds } from '@samepage/contracts';
import { lengthInWords, stepWords, wholeLength } from './step-words';

describe('the words of a run-sheet', () => {
  it.each([
    [null, 'as long as it takes'],
    [60, '1 minute'],
    [90, '1 minute 30 seconds'],
    [600, '10 minutes'],
    [3660, '1 hour 1 minute'],
  ])('says %s seconds as “%s”', (seconds, words) => expect(lengthInWords(seconds)).toBe(words));

  it('adds up what is timed and says what is not', () => {
    expect(wholeLength([{ seconds: 600 }, { seconds: 300 }])).toBe('15 minutes');
    expect(wholeLength([{ seconds: 600 }, { seconds: null }])).toBe(
      '10 minutes, and 1 part as long as it takes',
    );
    expect(wholeLength([{ seconds: null }, { seconds: null }])).toBe('2 parts as long as they take');
  });

  it('gives every kind of step a name of its own', () => {
    expect(new Set(stepKinds.map((kind) => stepWords[kind].name)).size).toBe(stepKinds.length);
  });
});
