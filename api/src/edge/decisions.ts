import { Injectable } from '@nestjs/common';
import { decide, membershipIn, stranger, type Ability, type Place, type Subject } from '@samepage/access';
import { Failure } from '@samepage/contracts';
import { askerAt, type Asker } from './asker';
import { Places, type PlaceKind } from './places';

/** The one decision that REST and sockets share: find the place, then ask the sentence. */
@Injectable()
export class Decisions {
  constructor(private readonly places: Places) {}

  /**
   * @throws Failure `sign_in_needed` for a stranger, `not_found` when there is no such place or the asker has no
   * part in its inquiry (so that nobody learns what exists elsewhere), `not_allowed` for a member without the right.
   */
  async require(
    subject: Subject,
    ability: Ability,
    at: { kind: PlaceKind; value: unknown } | undefined,
  ): Promise<Asker> {
    const place: Place | undefined = at ? await this.places.find(at.kind, at.value) : {};
    const verdict = decide(subject, ability, place ?? {});
    if (place && verdict.allowed) return askerAt(subject, place);
    const openToStrangers = decide(stranger, ability, place ?? {}).allowed;
    if (subject.kind === 'stranger' && !openToStrangers) {
      throw new Failure('sign_in_needed', 'Sign in, or join with a code, to see this.');
    }
    if (!place || (at && !membershipIn(subject, place))) {
      throw new Failure('not_found', 'There is nothing at this address, or it is not open to you.');
    }
    throw new Failure(
      'not_allowed',
      'Your role here does not include this. Ask a facilitator if you need it.',
    );
  }
}
