import { decodeRing, encodeRing } from './payload';

it('carries a ring there and back, and nothing else that was on the object', () => {
  const ring = { about: 'document', id: 'x', sequence: 3, text: 'private' } as const;
  expect(decodeRing(encodeRing(ring))).toEqual({ about: 'document', id: 'x', sequence: 3 });
});

it.each(['', '{', '{}', '{"about":"weather","id":"x"}', '7'])('does not take %j for a ring', (text) => {
  expect(decodeRing(text)).toBeUndefined();
});
