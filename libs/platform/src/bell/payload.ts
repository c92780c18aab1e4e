import { z } from 'zod';
import { noteSize, type Ring } from './bell';

const Payload = z.object({
  about: z.enum(['document', 'debate', 'access', 'mail', 'node', 'presence']),
  id: z.string(),
  sequence: z.number().optional(),
  note: z.string().max(noteSize).optional(),
});

/** A ring as it travels: far below the 8,000 bytes that PostgreSQL's NOTIFY carries. */
export const encodeRing = (ring: Ring): string => JSON.stringify(Payload.parse(ring));

/** Undefined for anything that is not a ring, such as one of a newer version of ours on the same channel. */
export function decodeRing(text: string): Ring | undefined {
  try {
    return Payload.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
