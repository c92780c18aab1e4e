import type { Ability } from '@samepage/access';
import { Failure } from '@samepage/contracts';
import type { z } from 'zod';
import type { Asker } from './asker';
import type { PlaceKind } from './places';
import type { SocketLine } from './socket-line';

/** What an event of a socket is for: as an `Endpoint` is to a route, and just as closed by default. */
export interface SocketEventOptions<Request extends z.ZodType, Answer extends z.ZodType> {
  /** What the asker must be able to do. */
  ability: Ability;
  /** What it is counted as, where that is another: as of an `Endpoint`. */
  countedAs?: Ability;
  /** Which noun the ability is asked about, and where the request names it. */
  at: PlaceKind;
  placeValue: (request: z.output<Request>) => string;
  /** The schema of what may be sent. */
  schema: Request;
  /** The schema of the answer; only what it names leaves the server. */
  returns: Answer;
  run: (request: z.output<Request>, call: SocketCall) => Promise<z.input<Answer>>;
  /** Runs in the same instant as the answer leaves, so that nothing comes between them. Must not throw. */
  after?: (answer: z.output<Answer>, call: SocketCall, request: z.output<Request>) => void;
}

/** Who sent it, through what. */
export interface SocketCall {
  readonly asker: Asker;
  readonly line: SocketLine;
}

/** One event, its types closed over: a table of these is all that a gateway has. */
export interface SocketEvent {
  readonly ability: Ability;
  readonly countedAs: Ability;
  readonly at: PlaceKind;
  /** Checks what came. @throws Failure `invalid_input`. */
  read(raw: unknown): ReadRequest;
}

export interface ReadRequest {
  /** The id of what it is about. */
  readonly place: string;
  run(call: SocketCall): Promise<{ value: unknown; after: () => void }>;
}

export function socketEvent<Request extends z.ZodType, Answer extends z.ZodType>(
  options: SocketEventOptions<Request, Answer>,
): SocketEvent {
  const { ability, countedAs = ability, at, placeValue, schema, returns, run, after } = options;
  return {
    ability,
    countedAs,
    at,
    read(raw) {
      const request = parse(schema, raw);
      return {
        place: placeValue(request),
        run: async (call) => {
          const value = returns.parse(await run(request, call));
          return { value, after: () => after?.(value, call, request) };
        },
      };
    },
  };
}

function parse<Request extends z.ZodType>(schema: Request, raw: unknown): z.output<Request> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new Failure(
    'invalid_input',
    'Something in what you sent needs changing. See the notes beside each part.',
    result.error.issues.slice(0, 50).map(({ path, message }) => ({ path: path.join('.'), message })),
  );
}
