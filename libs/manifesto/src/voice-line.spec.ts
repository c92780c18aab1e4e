import { aSource } from './testing/edition';
import { dayInWords, originLine, peopleInWords, tallyLine, voiceSentence } from './voice-line';

describe('peopleInWords', () => {
  it.each([
    [0, 'no one'],
    [1, 'one'],
    [19, 'nineteen'],
    [20, 'twenty'],
    [21, 'twenty-one'],
    [99, 'ninety-nine'],
    [100, '100'],
    [1234, '1,234'],
  ])('says %d as %s', (count, words) => {
    expect(peopleInWords(count)).toBe(words);
  });
});

describe('tallyLine', () => {
  it('says how the vote went', () => {
    expect(tallyLine({ agree: 12, disagree: 3, pass: 1 })).toBe(
      'Twelve agreed, three disagreed and one passed.',
    );
    expect(tallyLine({ agree: 24, disagree: 0, pass: 2 })).toBe('Twenty-four agreed and two passed.');
    expect(tallyLine({ agree: 0, disagree: 4, pass: 0 })).toBe('No one agreed and four disagreed.');
    expect(tallyLine({ agree: 5, disagree: 0, pass: 0 })).toBe('Five agreed.');
  });

  it('has nothing to say when no one voted', () => {
    expect(tallyLine({ agree: 0, disagree: 0, pass: 0 })).toBeNull();
  });
});

describe('voiceSentence', () => {
  it('names the sector, the debate, the day and the provocation', () => {
    expect(voiceSentence(aSource('Time is care'))).toBe(
      'From a voice in Health, in the debate ‘Whose job is joy?’, 22 November 2026, on the provocation ‘An empty chair’.',
    );
  });

  it('leaves out a provocation that there was not', () => {
    expect(voiceSentence({ ...aSource('Time is care'), provocation: null })).toBe(
      'From a voice in Health, in the debate ‘Whose job is joy?’, 22 November 2026.',
    );
  });
});

it('takes the day where the inquiry is held', () => {
  expect(dayInWords('2026-06-30T23:30:00Z')).toBe('1 July 2026');
});

describe('originLine', () => {
  it('gives what was said when the clause has moved on from it', () => {
    expect(originLine(aSource('Time is care'), 'Care is time given.')).toBe('It began as: ‘Time is care’');
  });

  it('is silent when the clause still says it', () => {
    expect(originLine(aSource('Time is care'), ' time  is care. ')).toBeNull();
  });
});
