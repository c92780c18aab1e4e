import { jest } from '@jest/globals';
import { stranger, type Subject } from '@samepage/access';
import { deferred } from '@samepage/testing';
import { SocketSubject } from './socket-subject';

const person = (personId: string): Subject => ({ kind: 'person', personId, memberships: [] });

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('is read once for packets that follow each other, and again after ten seconds [DB23]', async () => {
  let reads = 0;
  const subject = new SocketSubject(() => Promise.resolve(person(`p${++reads}`)));
  await subject.current();
  await subject.current();
  expect(reads).toBe(1);
  jest.advanceTimersByTime(10_001);
  expect(await subject.current()).toMatchObject({ personId: 'p2' });
});

it('never answers with what was read before a change, even while reading [DB23]', async () => {
  const slow = deferred<Subject>();
  const answers = [slow.promise, Promise.resolve(stranger)];
  const subject = new SocketSubject(() => answers.shift()!);
  const asked = subject.current();
  subject.forget();
  slow.resolve(person('removed'));
  expect(await asked).toBe(stranger);
  expect(subject.personId).toBeUndefined();
});

it('remembers who it was when it is nobody any more, so that the next ring still finds it', async () => {
  const answers = [person('p'), stranger];
  const subject = new SocketSubject(() => Promise.resolve(answers.shift()!));
  await subject.current();
  subject.forget();
  await subject.current();
  expect(subject.personId).toBe('p');
});
