import { HttpErrorResponse } from '@angular/common/http';
import { failures, type FailureCode } from '@samepage/contracts';
import { problem, refusedWith } from '../shared/testing/fake-api';
import { troubleOf, troubleOfProblem } from './api-failure';

describe('what stands in the way, in words', () => {
  it.each(Object.keys(failures) as FailureCode[])('has words for %s', (code) => {
    const trouble = troubleOfProblem(problem(code, 'What the server says.'));
    expect(trouble.title).not.toBe('');
    expect(trouble.text).not.toBe('');
    expect(trouble.code).toBe(code);
  });

  it('never lets a server that is away look like being signed out', () => {
    for (const status of [0, 502, 503, 504]) {
      const trouble = troubleOf(new HttpErrorResponse({ status, error: '<html>Bad gateway</html>' }));
      expect(trouble.kind).toBe('unreachable');
      expect(trouble.text).toContain('still signed in');
    }
  });

  it('asks people to sign in only when the server says so', () => {
    expect(troubleOf(refusedWith('sign_in_needed')).kind).toBe('signed-out');
    expect(troubleOf(new HttpErrorResponse({ status: 401, error: 'nope' })).kind).toBe('server');
  });

  it('ties problems to their fields', () => {
    const error = refusedWith('invalid_input', 'Look again.', [
      { path: 'image.alt', message: 'Say what it shows.' },
    ]);
    expect(troubleOf(error).fields).toEqual({ 'image.alt': 'Say what it shows.' });
  });

  it('reads a problem that came as text', () => {
    const error = new HttpErrorResponse({
      status: 409,
      error: JSON.stringify(problem('refused', 'It is closed.')),
    });
    expect(troubleOf(error)).toMatchObject({ kind: 'refused', text: 'It is closed.' });
  });

  it('reads a problem that came over a socket, and one inside another error', () => {
    expect(troubleOf(problem('not_allowed', 'Not here.')).kind).toBe('not-allowed');
    expect(troubleOf(new Error('wrapped', { cause: refusedWith('not_found', 'Gone.') })).kind).toBe(
      'missing',
    );
  });

  it('says our fault for what nobody foresaw', () => {
    expect(troubleOf(new TypeError('x is not a function')).kind).toBe('server');
    expect(troubleOf(problem('from_a_newer_server' as FailureCode, 'New words.')).text).toBe('New words.');
  });
});
