import { z } from 'zod';
import { id, instant, slug } from './ids';
import { limits } from './limits';
import { Place } from './place';
import { line } from './text';

export const roles = ['artist', 'facilitator', 'participant', 'commissioner'] as const;
export const Role = z.enum(roles).meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

/** Marks a sector can be dealt; each is told apart by shape alone. */
export const marks = [
  'disc',
  'square',
  'triangle',
  'wave',
  'leaf',
  'cross',
  'ring',
  'bar',
  'star',
  'drop',
] as const;
export const Mark = z.enum(marks).meta({ id: 'Mark' });
export type Mark = z.infer<typeof Mark>;

/** Where someone speaks from. Data of an inquiry, with a mark and an ink (slot 1 to 10 of the palette). */
export const Sector = z
  .object({ id, name: z.string(), mark: Mark, ink: z.number().int().min(1).max(10) })
  .meta({ id: 'Sector' });
export type Sector = z.infer<typeof Sector>;

/** Who said something, as others may see it: a chosen name (or none) and a sector. Never an e-mail or account. */
export const Voice = z.object({ name: z.string().nullable(), sector: Sector }).meta({ id: 'Voice' });
export type Voice = z.infer<typeof Voice>;

export const email = z
  .string()
  .max(254, 'Use at most 254 characters.')
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email('Write an e-mail address, like name@example.org.'));

export const AskForCode = z.object({ email }).meta({ id: 'AskForCode' });
export type AskForCode = z.infer<typeof AskForCode>;
export const CodeSent = z.object({ minutes: z.number().int() }).meta({ id: 'CodeSent' });
export type CodeSent = z.infer<typeof CodeSent>;
export const SignIn = z
  .object({
    email,
    code: z
      .string()
      .transform((text) => text.replace(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, 'Type the six digits from the e-mail.')),
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

export const MyMembership = z
  .object({
    id,
    inquiryId: id,
    inquirySlug: slug,
    inquiryTitle: z.string(),
    role: Role,
    sector: Sector,
    name: z.string(),
    /** What this person may do in the inquiry; buttons are shown by it. */
    abilities: z.array(z.string()),
  })
  .meta({ id: 'MyMembership' });
export type MyMembership = z.infer<typeof MyMembership>;

export const Me = z
  .object({
    kind: z.enum(['stranger', 'guest', 'person']),
    name: z.string().nullable(),
    /** Shown to its owner only. */
    email: z.string().nullable(),
    memberships: z.array(MyMembership),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const Rename = z.object({ name: line(limits.name) }).meta({ id: 'Rename' });
export type Rename = z.infer<typeof Rename>;

export const MySession = z
  .object({
    id,
    startedAt: instant,
    lastSeenAt: instant,
    endsAt: instant,
    /** The browser in a few words, such as "Firefox on Android". */
    device: z.string(),
    current: z.boolean(),
  })
  .meta({ id: 'MySession' });
export type MySession = z.infer<typeof MySession>;
export const MySessions = z.array(MySession);
export type MySessions = z.infer<typeof MySessions>;

export const ApiToken = z
  .object({ id, label: z.string(), createdAt: instant, lastUsedAt: instant.nullable() })
  .meta({ id: 'ApiToken' });
export type ApiToken = z.infer<typeof ApiToken>;
export const ApiTokens = z.array(ApiToken);
export type ApiTokens = z.infer<typeof ApiTokens>;
export const NewApiToken = z.object({ label: line(limits.name) }).meta({ id: 'NewApiToken' });
export type NewApiToken = z.infer<typeof NewApiToken>;
/** The only time the token itself is shown. */
export const MadeApiToken = z.object({ id, token: z.string() }).meta({ id: 'MadeApiToken' });
export type MadeApiToken = z.infer<typeof MadeApiToken>;

export const Passkey = z
  .object({ id, label: z.string(), createdAt: instant, lastUsedAt: instant.nullable() })
  .meta({ id: 'Passkey' });
export type Passkey = z.infer<typeof Passkey>;
export const Passkeys = z.array(Passkey);
export type Passkeys = z.infer<typeof Passkeys>;

/** What a browser's `navigator.credentials` is asked with: WebAuthn's own JSON, passed through as it is. */
export const PasskeyAsk = z
  .object({ challengeId: id, options: z.record(z.string(), z.unknown()) })
  .meta({ id: 'PasskeyAsk' });
export type PasskeyAsk = z.infer<typeof PasskeyAsk>;

/** Base64url as WebAuthn writes it; the longest is an attestation of a few kilobytes. */
const bytes = z
  .string()
  .regex(/^[\w-]*$/)
  .max(16_384);
const credential = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.object({}),
};
export const AddPasskey = z
  .object({
    challengeId: id,
    label: line(limits.name),
    response: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: bytes,
        attestationObject: bytes,
        transports: z
          .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
          .max(7)
          .optional(),
      }),
    }),
  })
  .meta({ id: 'AddPasskey' });
export type AddPasskey = z.infer<typeof AddPasskey>;
export const SignInWithPasskey = z
  .object({
    challengeId: id,
    response: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: bytes,
        authenticatorData: bytes,
        signature: bytes,
        userHandle: bytes.optional(),
      }),
    }),
  })
  .meta({ id: 'SignInWithPasskey' });
export type SignInWithPasskey = z.infer<typeof SignInWithPasskey>;

export const joinCode = z
  .string()
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[A-Z0-9]{4,8}$/, 'A code has four to eight letters and digits.'));

/** What stands behind a join code, before someone gives a name. */
export const JoinPlace = z
  .object({
    inquiryId: id,
    inquirySlug: slug,
    inquiryTitle: z.string(),
    debateId: id.nullable(),
    debateTitle: z.string().nullable(),
    sectors: z.array(Sector),
    /** Where one can say to be; none where nobody is asked. */
    places: z.array(Place),
    /** Set when the asker belongs to the inquiry already. */
    member: z.object({ name: z.string(), sector: Sector }).nullable(),
  })
  .meta({ id: 'JoinPlace' });
export type JoinPlace = z.infer<typeof JoinPlace>;
export const Join = z
  .object({
    name: line(limits.name),
    sectorId: id,
    /** Left out by those who do not say. */
    placeId: id.nullish(),
  })
  .meta({ id: 'Join' });
export type Join = z.infer<typeof Join>;

/** A demo person, listed on the sign-in page of the embedded default only. */
export const DemoPeople = z
  .array(z.object({ email: z.string(), name: z.string(), role: Role, sector: z.string() }))
  .meta({ id: 'DemoPeople' });
export type DemoPeople = z.infer<typeof DemoPeople>;

/** A mail that was not sent because no SMTP_URL is set; embedded default only. */
export const OutboxMails = z
  .array(z.object({ id, to: z.string(), subject: z.string(), text: z.string(), at: instant }))
  .meta({ id: 'OutboxMails' });
export type OutboxMails = z.infer<typeof OutboxMails>;
