import type { Band, SamePageStatement } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';

/** A guess as it was made, and by whom. */
export interface GuessRow {
  readonly membershipId: string;
  readonly from: string;
  readonly statementId: string;
  readonly sectorId: string;
  readonly guess: Band;
}

/** In the order in which they were made. */
export async function guessesIn(
  queryable: Queryable,
  inquiryId: string,
  membershipId: string | null = null,
): Promise<GuessRow[]> {
  const { rows } = await queryable.query<GuessRow>(
    `SELECT g.membership_id AS "membershipId", m.sector_id AS "from", g.statement_id AS "statementId",
       g.sector_id AS "sectorId", g.guess
     FROM guess g JOIN membership m ON m.id = g.membership_id
     WHERE m.inquiry_id = $1 AND ($2::uuid IS NULL OR m.id = $2) ORDER BY g.at, g.membership_id, g.statement_id, g.sector_id`,
    [inquiryId, membershipId],
  );
  return rows;
}

/** How many of a sector agree with a statement, as it is shown; undefined where it is not. */
export function answerTo(
  statement: Pick<SamePageStatement, 'picture'> | undefined,
  sectorId: string,
): Band | undefined {
  return statement?.picture.sectors.find(({ sector }) => sector.id === sectorId)?.agree.band;
}

/** What somebody guessed, by statement, where how it was is still shown. */
export async function ownGuesses(
  queryable: Queryable,
  inquiryId: string,
  membershipId: string | null,
  statements: readonly SamePageStatement[],
): Promise<Map<string, SamePageStatement['guesses']>> {
  if (membershipId === null) return new Map();
  const byId = new Map(statements.map((each) => [each.statementId, each]));
  const told = (await guessesIn(queryable, inquiryId, membershipId)).flatMap(
    ({ statementId, sectorId, guess }) => {
      const was = answerTo(byId.get(statementId), sectorId);
      return was === undefined ? [] : [{ statementId, sectorId, guess, was }];
    },
  );
  return new Map(
    [...Map.groupBy(told, ({ statementId }) => statementId)].map(([id, its]) => [
      id,
      its.map(({ statementId: _, ...guess }) => guess),
    ]),
  );
}
