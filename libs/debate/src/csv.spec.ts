import { csvOf } from './csv';

it('writes rows as RFC 4180 has them', () => {
  expect(csvOf([['a', 'b, c', 'say "hi"', 'two\nlines', 1.5, null]])).toBe(
    'a,"b, c","say ""hi""","two\nlines",1.5,\r\n',
  );
  expect(csvOf([])).toBe('');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
  'leaves %j words, not a formula',
  (words) => {
    const [cell = ''] = csvOf([[words]]).split('\r\n');
    expect(cell.replace(/^"/, '').startsWith("'")).toBe(true);
  },
);

it('leaves numbers what they are', () => {
  expect(csvOf([[-1]])).toBe('-1\r\n');
});
