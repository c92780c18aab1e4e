import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport as readJest } from './jest.mjs';
import { readReport as readJourneys } from './journeys.mjs';
import { Tally } from './tally.mjs';

const at = (round, name, status, ms) => ({ round, name, status, ms });

test('the closing line counts every round, and a skip only where the test never ran', () => {
  const tally = new Tally();
  tally.add(at('one', 'a', 'passed'));
  tally.add(at('one', 'b', 'skipped'));
  assert.equal(tally.line(), '1 passed, 0 failed, 1 skipped');
  tally.add(at('two', 'a', 'passed'));
  tally.add(at('two', 'b', 'passed'));
  assert.equal(tally.line(), '3 passed, 0 failed');
});

test('what should have run and did not is a failure', () => {
  const tally = new Tally();
  tally.broken('journeys', 'no browser');
  tally.broken('journeys', 'no build');
  assert.equal(tally.line(), '0 passed, 2 failed');
});

test('the slowest come first', () => {
  const tally = new Tally();
  tally.add(at('one', 'fast', 'passed', 1));
  tally.add(at('one', 'slow', 'failed', 90));
  assert.deepEqual(
    tally.slowest(1).map(({ name }) => name),
    ['slow'],
  );
});

test('a jest file that does not even load is a failure', () => {
  const tally = new Tally();
  const testResults = [
    { name: '/x/a.spec.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    {
      name: '/x/b.spec.ts',
      status: 'failed',
      assertionResults: [
        { fullName: 'b works', status: 'passed', duration: 3 },
        { fullName: 'b fails', status: 'failed', failureMessages: ['it broke'] },
        { fullName: 'b waits', status: 'pending' },
      ],
    },
  ];
  assert.equal(readJest('/x', tally, 'one', { testResults }), 2);
  assert.equal(tally.line(), '1 passed, 2 failed, 1 skipped');
  assert.match(tally.failed[1].name, /^b\.spec\.ts › b fails$/);
});

test('a journey that only passed at a second try is a failure', () => {
  const tally = new Tally();
  const spec = (title, status) => ({
    file: 'thread.spec.ts',
    title,
    tests: [{ status, projectName: '', results: [{ duration: 5 }] }],
  });
  const suites = [{ specs: [spec('a', 'expected')], suites: [{ specs: [spec('b', 'flaky')] }] }];
  assert.equal(readJourneys(tally, 'journeys', { suites }), 1);
  assert.equal(tally.line(), '1 passed, 1 failed');
});
