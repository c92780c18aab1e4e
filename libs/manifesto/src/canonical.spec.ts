import fc from 'fast-check';
import { canonicalJson, sealOf } from './canonical';

const content = {
  inquiry: { title: 'Social prescribing', question: 'Are we on the same page?' },
  title: 'What we hold',
  number: 1,
  publishedAt: '2026-11-22T10:00:00.000Z',
  blocks: [],
  sources: [],
};

describe('canonicalJson', () => {
  it('sorts keys by UTF-16 code units, as the example in RFC 8785 §3.2.3 does', () => {
    const example = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': 7,
    };
    expect(Object.values(JSON.parse(canonicalJson(example)) as object)).toHaveLength(7);
    expect(canonicalJson(example)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    );
  });

  it('writes numbers as ECMAScript does', () => {
    expect(canonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
  });

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ text: 'Joy', bold: undefined })).toBe('{"text":"Joy"}');
  });

  it.each([NaN, Infinity, 1n, undefined, '\ud800', { f: () => 1 }, [undefined]])('refuses %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('says the same as JSON, whatever order the keys came in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const canonical = canonicalJson(value);
        expect(JSON.parse(canonical)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(canonical);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('sealOf', () => {
  it('is the SHA-256 of the canonical JSON, as sha256sum(1) gives it', async () => {
    expect(await sealOf(content)).toBe('62a5fd620edfbc957739f50a44ee4075b2b34b87082da6ae51d717824162a355');
  });

  it('changes when a word changes, and not when keys change places', async () => {
    const seal = await sealOf(content);
    expect(await sealOf({ ...content, title: 'What we held' })).not.toBe(seal);
    expect(await sealOf(reversed(content) as typeof content)).toBe(seal);
  });
});
