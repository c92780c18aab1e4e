import { Inject, Injectable } from '@nestjs/common';
import {
  Failure,
  type Guessing,
  type GuessResult,
  type MakeGuess,
  type SamePageStatement,
} from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { memberOf, type Asker } from '../edge/asker';
import { answerTo, guessesIn, type GuessRow } from './guess-rows';
import { perceptionGaps } from './perception';
import { SamePageService } from './same-page.service';

/** Guess the other: how many of a sector agree, before one sees it. */
@Injectable()
export class GuessService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly samePage: SamePageService,
  ) {}

  async see(inquiryId: string, asker: Asker): Promise<Guessing> {
    const { id, sectorId } = memberOf(asker);
    const { sectors, statements } = await this.samePage.standings({ inquiryId }, asker);
    const guesses = await guessesIn(this.queryable, inquiryId);
    const own = guesses.filter(({ membershipId }) => membershipId === id);
    return {
      next: nextFor(sectorId, own, statements),
      gaps: perceptionGaps(guesses, statements, sectors),
    };
  }

  /**
   * The first guess stands; asked again, it is answered again.
   * @throws Failure `refused` where there is nothing to guess: a sector that is not shown, or one's own.
   */
  async guess(
    inquiryId: string,
    { statementId, sectorId, guess }: MakeGuess,
    asker: Asker,
  ): Promise<GuessResult> {
    const member = memberOf(asker);
    const { statements } = await this.samePage.standings({ inquiryId }, asker);
    const was = answerTo(statements.find(isReadable(statementId)), sectorId);
    if (was === undefined)
      throw new Failure(
        'refused',
        'How this sector stands is not shown, so there is nothing to guess. Try another.',
      );
    if (sectorId === member.sectorId)
      throw new Failure('refused', 'This is your own sector. Guess how another one stands.');
    await this.queryable.query(
      `INSERT INTO guess (membership_id, statement_id, sector_id, guess) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [member.id, statementId, sectorId, guess],
    );
    const own = await guessesIn(this.queryable, inquiryId, member.id);
    const first = own.find((each) => each.statementId === statementId && each.sectorId === sectorId);
    return { statementId, sectorId, guess: first?.guess ?? guess, was };
  }
}

function isReadable(statementId: string) {
  return (each: SamePageStatement): boolean => each.statementId === statementId && each.text !== null;
}

/** A statement about which they guessed least so far, and a sector that changes from one to the next. */
function nextFor(
  ownSector: string,
  own: readonly GuessRow[],
  statements: readonly SamePageStatement[],
): Guessing['next'] {
  const made = (statementId: string): GuessRow[] => own.filter((each) => each.statementId === statementId);
  const open = statements
    .map(({ statementId, text, picture }) => ({
      statementId,
      text,
      made: made(statementId).length,
      sectors: picture.sectors
        .map(({ sector }) => sector)
        .filter(({ id }) => id !== ownSector && made(statementId).every(({ sectorId }) => sectorId !== id)),
    }))
    .filter(({ text, sectors }) => text !== null && sectors.length > 0)
    .sort((one, other) => one.made - other.made);
  const [next] = open;
  const sector = next?.sectors[own.length % next.sectors.length];
  return next && sector && next.text !== null
    ? { statementId: next.statementId, text: next.text, sector }
    : null;
}
