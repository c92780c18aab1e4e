import { plainInMarkdown } from './markdown';

it.each([
  ['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
  ['[a](javascript:b) ![c](d)', '\\[a\\](javascript:b) \\!\\[c\\](d)'],
  ['<script> & |', '\\<script\\> \\& \\|'],
  ['# no heading', '\\# no heading'],
  ['- no list', '\\- no list'],
  ['1. no list', '1\\. no list'],
  ['two\n\nlines', 'two lines'],
  ['Plain words, well-known. 3.5', 'Plain words, well-known. 3.5'],
])('%j', (words, expected) => {
  expect(plainInMarkdown(words)).toBe(expected);
});
