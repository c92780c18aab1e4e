import { z } from 'zod';
import { id, instant } from './ids';
import { limits } from './limits';
import { line, prose } from './text';

/** A dated, convened space of an inquiry, in a room, online, or both. It may hold debates. */
export const Gathering = z
  .object({
    id,
    title: z.string(),
    startsAt: instant,
    endsAt: instant.nullable(),
    /** A room, an address, how to come in online; empty where it is not known yet. */
    whereTo: z.string(),
    agenda: z.string(),
    /** How often it was kept, from 1. */
    version: z.number().int(),
  })
  .meta({ id: 'Gathering' });
export type Gathering = z.infer<typeof Gathering>;
export const Gatherings = z.array(Gathering);
export type Gatherings = z.infer<typeof Gatherings>;

/** Of this century. */
const near = instant.refine((at) => !/^(?!20)\d{4}-/.test(at), 'Say a day from 2000 to 2099.');
const day = 24 * 60 * 60 * 1_000;

/** Also where either is none: that is said of it alone. */
function isWithinADay(startsAt: string, endsAt: string): boolean {
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  return Number.isNaN(length) || (length > 0 && length <= day);
}

/** `PUT /inquiries/:inquiryId/gatherings/:gatheringId`: makes it, or changes the version that is known. */
export const KeepGathering = z
  .object({
    title: line(limits.title),
    startsAt: near,
    endsAt: near.nullable(),
    whereTo: line(limits.question, 0),
    agenda: prose(limits.response, 0),
    /** The version that is changed; 0 for a new one. */
    from: z.number().int().min(0).max(2_147_483_646),
  })
  .refine(({ startsAt, endsAt }) => endsAt === null || isWithinADay(startsAt, endsAt), {
    path: ['endsAt'],
    message: 'It ends after it begins, and within a day. Convene another one for the next day.',
  })
  .meta({ id: 'KeepGathering' });
export type KeepGathering = z.infer<typeof KeepGathering>;

/** As much of it as a debate tells of the gathering it is held at. */
export const DebateGathering = Gathering.pick({ id: true, title: true, startsAt: true, whereTo: true }).meta({
  id: 'DebateGathering',
});
export type DebateGathering = z.infer<typeof DebateGathering>;
