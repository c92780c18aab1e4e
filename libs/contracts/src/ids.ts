import { z } from 'zod';
import { uuid } from './is-id';

/**
 * Every thing has a random UUID; ids are made by whoever creates the thing and never change. Read in either case and
 * held in lower case, as the database writes them, so that two of the same id are the same text.
 */
export const id = z.string().regex(uuid, 'This is not an id.').toLowerCase().meta({ format: 'uuid' });

/**
 * The id of a new thing, where its sender makes one: sending it again answers with the thing that was made the first
 * time. Left out, the server makes one, and sending again makes another thing.
 */
export const ownId = id.optional();

/** The largest sequence the database can count to. */
const lastSequence = 2_147_483_647;

/** A place in an order of events, from 0 (before the first). */
export const sequence = z.number().int().min(0).max(lastSequence);

/** The same as it stands in an address, where every number is a text. */
export const sequenceInAddress = z.coerce.number().int().min(0).max(lastSequence);

/** The short name of an inquiry in an address: lower-case words joined by hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** An instant, as ISO 8601 in UTC. */
export const instant = z.iso.datetime();

/** SHA-256 in hexadecimal: the name of stored bytes, and the seal of an edition. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const none = z.object({}).meta({ id: 'Nothing' });
