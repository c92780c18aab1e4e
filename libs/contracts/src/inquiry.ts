import { z } from 'zod';
import { Support } from './debate';
import { hash, id, instant, ownId, slug } from './ids';
import { Sector, Voice } from './people';
import { Place } from './place';
import { limits } from './limits';
import { line, prose } from './text';

export const InquirySummary = z
  .object({ id, slug, title: z.string(), question: z.string() })
  .meta({ id: 'InquirySummary' });
export type InquirySummary = z.infer<typeof InquirySummary>;
export const InquirySummaries = z.array(InquirySummary);
export type InquirySummaries = z.infer<typeof InquirySummaries>;

export const Inquiry = z
  .object({
    id,
    slug,
    title: z.string(),
    question: z.string(),
    about: z.string(),
    /** The artist's spot colour as `#rrggbb`. */
    spot: z.string(),
    sectors: z.array(Sector),
    /** Where people can say to be; none where nobody is asked. */
    places: z.array(Place),
    /** What the asker may do here. */
    abilities: z.array(z.string()),
    /** Shown to those who may invite; null to everyone else. */
    joinCode: z.string().nullable(),
    support: Support.nullable(),
  })
  .meta({ id: 'Inquiry' });
export type Inquiry = z.infer<typeof Inquiry>;

/** What people can follow from a phone: a page, a number to call, an address to write to. */
const followed = z.url({
  protocol: /^(https?|tel|mailto)$/,
  error: 'Use an address that begins with https://, tel: or mailto:.',
});
/** Where an inquiry sends people when it gets too much; null for nowhere. */
export const SetSupport = z
  .object({ support: Support.extend({ address: followed.max(400).nullable() }).nullable() })
  .meta({ id: 'SetSupport' });
export type SetSupport = z.infer<typeof SetSupport>;

export const Picture = z
  .object({ hash, width: z.number().int(), height: z.number().int(), alt: z.string() })
  .meta({ id: 'Picture' });
export type Picture = z.infer<typeof Picture>;

/** Bytes are kept by their hash once they are re-encoded without camera data. */
export const AddedImage = z
  .object({ hash, width: z.number().int(), height: z.number().int() })
  .meta({ id: 'AddedImage' });
export type AddedImage = z.infer<typeof AddedImage>;

export const NewProvocation = z
  .object({
    id: ownId,
    title: line(limits.title),
    words: prose(limits.provocation),
    image: z
      .object({ hash, alt: line(limits.alt, 1) })
      .nullable()
      .default(null),
    /** What may be hard to meet in it, said before it is shown. */
    contentNote: line(limits.title).nullish(),
  })
  .meta({ id: 'NewProvocation' });
export type NewProvocation = z.infer<typeof NewProvocation>;

export const ProvocationSummary = z
  .object({
    id,
    title: z.string(),
    postedAt: instant,
    responses: z.number().int(),
    picture: Picture.nullable(),
    contentNote: z.string().nullable(),
  })
  .meta({ id: 'ProvocationSummary' });
export type ProvocationSummary = z.infer<typeof ProvocationSummary>;
export const ProvocationSummaries = z.array(ProvocationSummary);
export type ProvocationSummaries = z.infer<typeof ProvocationSummaries>;

export const Provocation = z
  .object({
    id,
    inquiryId: id,
    inquirySlug: slug,
    title: z.string(),
    words: z.string(),
    picture: Picture.nullable(),
    contentNote: z.string().nullable(),
    voice: Voice,
    postedAt: instant,
  })
  .meta({ id: 'Provocation' });
export type Provocation = z.infer<typeof Provocation>;

export const NewResponse = z.object({ id: ownId, words: prose(limits.response) }).meta({ id: 'NewResponse' });
export type NewResponse = z.infer<typeof NewResponse>;
export const Response = z
  .object({ id, provocationId: id, words: z.string(), voice: Voice, at: instant, mine: z.boolean() })
  .meta({ id: 'Response' });
export type Response = z.infer<typeof Response>;
export const Responses = z.array(Response);
export type Responses = z.infer<typeof Responses>;
