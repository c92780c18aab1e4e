import { sessionTokenOf, sessionTokensOf } from './cookie';

const token = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE';

describe('the session token of a Cookie header', () => {
  it.each([
    ['plain', `samepage.session=${token}.c2lnbmF0dXJl`],
    ['url-encoded', `samepage.session=${token}.${encodeURIComponent('c2ln+/bmF0dXJl=')}`],
    ['over https', `__Secure-samepage.session=${token}.sig`],
    ['among others', `theme=dark; samepage.session=${token}.sig; other=1`],
    ['without spaces', `theme=dark;samepage.session=${token}.sig`],
    ['first of two', `samepage.session=${token}.sig; samepage.session=${'x'.repeat(32)}.sig`],
    [
      'the secure one first',
      `samepage.session=${'x'.repeat(32)}.sig; __Secure-samepage.session=${token}.sig`,
    ],
  ])('is found: %s', (_, header) => {
    expect(sessionTokenOf(header)).toBe(token);
  });

  it.each([
    undefined,
    '',
    'samepage.session',
    'samepage.session=',
    'samepage.session=short.sig',
    'samepage.session=%00%00.sig',
    'samepage.session=%E0%A4%A.sig',
    `xsamepage.session=${token}.sig`,
    `samepage.session=${"'; DROP TABLE person; --".padEnd(40)}`,
    ';;;=;=x;',
  ])('is not there: %j', (header) => {
    expect(sessionTokenOf(header)).toBeUndefined();
  });
});

describe('every session token of a Cookie header', () => {
  it('is found under both names', () => {
    const other = 'x'.repeat(32);
    const header = `samepage.session=${other}.sig; __Secure-samepage.session=${token}.sig`;
    expect(sessionTokensOf(header)).toEqual([token, other]);
  });

  it.each([undefined, '', 'samepage.session=short.sig'])('may be none: %j', (header) => {
    expect(sessionTokensOf(header)).toEqual([]);
  });
});
