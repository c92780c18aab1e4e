import { z } from 'zod';
import { uuid } from './is-id';

/** Every thing has a random UUID; ids are made by whoever creates the thing and never change. */
export const id = z.string().regex(uuid, 'This is not an id.').meta({ format: 'uuid' });

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
