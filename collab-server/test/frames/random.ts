import type { SeededRandom } from '@samepage/testing';
import * as encoding from 'lib0/encoding';
import { bytes } from './write';

/** Up to 64 kB, mostly short. */
function someBytes(random: SeededRandom): Uint8Array {
  const most = random.chance(0.02) ? 64 * 1024 : random.pick([4, 16, 64, 256]);
  return random.bytes(random.below(most + 1));
}

/** Bytes by chance, often behind a beginning that a reader takes seriously. */
export function randomFrame(random: SeededRandom): Uint8Array {
  const content = someBytes(random);
  if (random.chance(0.3)) return content;
  if (random.chance(0.4)) {
    return bytes((encoder) => {
      encoding.writeVarUint(encoder, random.below(5));
      encoding.writeVarUint(encoder, random.below(4));
      encoding.writeUint8Array(encoder, content);
    });
  }
  const isAwareness = random.chance(0.3);
  return bytes((encoder) => {
    encoding.writeVarUint(encoder, isAwareness ? 1 : 0);
    if (!isAwareness) encoding.writeVarUint(encoder, random.below(3));
    encoding.writeVarUint8Array(encoder, random.chance(0.5) ? content : small(random));
  });
}

/** Few small numbers: these are now and then a state vector, a list of who is present, or an update that says something. */
function small(random: SeededRandom): Uint8Array {
  return Uint8Array.from({ length: random.below(12) }, () => random.below(random.pick([3, 12, 130])));
}
