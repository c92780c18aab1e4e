import { safeHref } from './links';

describe('safeHref', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['HTTP://Example.org', 'http://example.org/'],
    ['mailto:hello@example.org', 'mailto:hello@example.org'],
  ])('follows %s', (href, safe) => {
    expect(safeHref(href)).toBe(safe);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVa\nScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
    '/local',
    '',
    `https://example.org/${'a'.repeat(2_000)}`,
    null,
    7,
    { href: 'https://example.org' },
  ])('does not follow %p', (href) => {
    expect(safeHref(href)).toBeNull();
  });
});
