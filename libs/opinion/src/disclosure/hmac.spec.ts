import { createHmac } from 'node:crypto';
import { diceOf } from './dice';
import { hmacOf } from './hmac';

const hmac = (key: Uint8Array, text: string) => hmacOf(key)(text);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

it('is what RFC 4231 says it is', () => {
  expect(hex(hmac(new Uint8Array(20).fill(0x0b), 'Hi There'))).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
  expect(hex(hmac(new TextEncoder().encode('Jefe'), 'what do ya want for nothing?'))).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

it("equals the server's for keys and texts of every length around a block", () => {
  for (const length of [0, 1, 31, 55, 56, 63, 64, 65, 119, 128, 200]) {
    const key = Uint8Array.from({ length }, (_, index) => (index * 7) % 256);
    const text = 'ø'.repeat(length);
    expect(hex(hmac(key, text))).toBe(createHmac('sha256', key).update(text).digest('hex'));
  }
});

describe('the dice', () => {
  const key = new Uint8Array(32).fill(1);

  it('fall the same for one ballot, otherwise for another person, statement, turn or key', () => {
    const roll = diceOf(key).roll('p', 's', '1');
    const other = diceOf(new Uint8Array(32).fill(2));
    expect(diceOf(key).roll('p', 's', '1')).toBe(roll);
    const others = [
      diceOf(key).roll('q', 's', '1'),
      diceOf(key).roll('p', 't', '1'),
      diceOf(key).roll('p', 's', '2'),
      other.roll('p', 's', '1'),
    ];
    expect(new Set([roll, ...others]).size).toBe(5);
    expect(other.mark).not.toBe(diceOf(key).mark);
  });

  it('cannot be confused by where one name ends and the next begins', () => {
    expect(diceOf(key).roll('a', 'b","c', '1')).not.toBe(diceOf(key).roll('a","b', 'c', '1'));
  });

  it('fall evenly', () => {
    const dice = diceOf(key);
    const rolls = Array.from({ length: 6000 }, (_, index) => dice.roll('p', 's', String(index)));
    for (let side = 0; side < 6; side += 1) {
      const falls = rolls.filter((roll) => Math.floor(roll * 6) === side).length;
      expect(Math.abs(falls - 1000)).toBeLessThan(120);
    }
  });

  it('want a key nobody can try out', () => {
    expect(() => diceOf(new Uint8Array(31))).toThrow(RangeError);
  });
});
