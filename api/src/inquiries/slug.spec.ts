import { slug } from '@samepage/contracts';
import { slugOf } from './slug';

it.each([
  ['What is social prescribing for?', 'what-is-social-prescribing-for'],
  ['  Joy, & other matters ', 'joy-other-matters'],
  ['Kate’s café', 'kates-cafe'],
  ['Łódź 2026', 'odz-2026'],
  ['日本', 'inquiry'],
  ['', 'inquiry'],
  ['—', 'inquiry'],
])('makes of "%s" the address %s', (title, expected) => expect(slugOf(title)).toBe(expected));

it.each([
  ['a'.repeat(200), 80],
  ['word '.repeat(40), 79],
  [`${'a'.repeat(79)} b`, 79],
  [`${'a'.repeat(80)} b`, 80],
])('ends a long title at a word, where there is one', (title, length) => {
  const made = slugOf(title);
  expect(made).toHaveLength(length);
  expect(slug.safeParse(made).success).toBe(true);
});
