import { limits } from './limits';
import { Question } from './question';

const clocksOf = (count: number) => new Map(Array.from({ length: count }, (_, index) => [index + 1, 1]));

describe('the question to those who come', () => {
  it('[SY5] asks by all that is committed', () => {
    const question = new Question(() => 0);
    const first = question.about(clocksOf(1), 1);
    expect(question.about(clocksOf(1), 1)).toBe(first);
    expect(question.about(clocksOf(2), 2)).not.toEqual(first);
  });

  it('[SY5] may be a moment old in a document of very many clients', () => {
    let now = 0;
    const question = new Question(() => now);
    const first = question.about(clocksOf(limits.clientsAskedAnew + 1), 1);
    now += 200;
    expect(question.about(clocksOf(limits.clientsAskedAnew + 2), 2)).toBe(first);
    now += 100;
    expect(question.about(clocksOf(limits.clientsAskedAnew + 2), 2)).not.toEqual(first);
  });
});
