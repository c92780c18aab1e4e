import { Inject, Injectable } from '@nestjs/common';
import {
  standingKinds,
  type SamePage,
  type SamePageOverall,
  type SamePageStatement,
  type Sector,
} from '@samepage/contracts';
import { shownTally } from '@samepage/debate';
import { publishedLevel, type SecondOpinion, type ShownOverall } from '@samepage/opinion';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { fewestVotesShown } from '../drafts/sources';
import type { Asker } from '../edge/asker';
import { voicesOf } from '../inquiries/voices';
import { sectorsOf } from '../insights/sectors-of';
import { SlowAside } from './aside';
import { askedAgain } from './asked-again';
import { byBridging } from './by-bridging';
import { DisclosingService } from './disclosing.service';
import { ownGuesses } from './guess-rows';
import { missingVoices } from './missing-voices';
import { pictureOf } from './pictures';
import { PlacesHeardService } from './places-heard.service';
import { Remembered } from './remembered';
import { secondOpinions } from './second-opinions';
import { shownDebates, statementsAsked } from './statement-rows';
import type { Pictures } from './work';

/** Of which debates; all of the inquiry, or one. */
export interface SamePageOf {
  readonly inquiryId: string;
  readonly debateId?: string | null;
}

/** Everything that may be said of how sectors stand, before anybody's own guesses. */
export interface Standings {
  readonly sectors: Sector[];
  readonly statements: SamePageStatement[];
  readonly between: ShownOverall['between'];
  readonly seconds: SecondOpinion[];
}

/** Kept at most, of inquiries and debates whose statements were compared last. */
const keptAtMost = 50;

/** Whether sectors are on the same page. Every figure comes out of what was disclosed of each debate. */
@Injectable()
export class SamePageService {
  /** By which debates were compared, and at which version of each. */
  private readonly compared = new Remembered<Pictures>(keptAtMost);

  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly disclosing: DisclosingService,
    private readonly aside: SlowAside,
    private readonly places: PlacesHeardService,
  ) {}

  async see(of: SamePageOf, asker: Asker): Promise<SamePage> {
    const { sectors, statements, between } = await this.standings(of, asker);
    const guesses = await ownGuesses(this.queryable, of.inquiryId, asker.membership?.id ?? null, statements);
    return {
      least: publishedLevel.least,
      sectors,
      overall: overallIn(statements, between),
      statements: statements.map((each) => ({ ...each, guesses: guesses.get(each.statementId) ?? [] })),
      missing: await missingVoices(this.queryable, of),
      places: of.debateId ? null : await this.places.see(of.inquiryId),
    };
  }

  /** Statements by how much they bridge, of the debates that the asker may look into. */
  async standings(of: SamePageOf, asker: Asker): Promise<Standings> {
    const sectors = await sectorsOf(this.queryable, of.inquiryId);
    const debates = await shownDebates(this.queryable, of, asker);
    const { statements: shown, overall, seconds } = await this.compare(debates.map(({ id }) => id));
    const asked = await statementsAsked(this.queryable, debates);
    const voices = await voicesOf(
      this.queryable,
      asked.flatMap(({ membershipId, text }) => (text === null ? [] : [membershipId])),
    );
    const byId = new Map(shown.flat().map((each) => [each.statement, each]));
    const statements = asked.flatMap(({ id, membershipId, tally, ...rest }): SamePageStatement[] => {
      const its = byId.get(id);
      if (!its) return [];
      return [
        {
          ...rest,
          statementId: id,
          by: rest.text === null ? null : (voices[membershipId] ?? null),
          tally: rest.text === null ? null : shownTally(tally, fewestVotesShown),
          picture: pictureOf(its, sectors),
          before: [],
          guesses: [],
        },
      ];
    });
    return {
      sectors,
      statements: askedAgain(statements).sort(byBridging),
      between: overall.between,
      seconds: secondOpinions(debates, seconds, statements),
    };
  }

  private async compare(debateIds: readonly string[]): Promise<Pictures> {
    const contents: string[] = [];
    const versions: string[] = [];
    for (const debateId of debateIds) {
      const { version, content } = await this.disclosing.advance(debateId, 'published');
      contents.push(content);
      versions.push(`${debateId} ${version}`);
    }
    return this.compared.get(versions.join(), () => this.aside.ask('pictures', contents));
  }
}

/** All statements together, each that was asked again as it stands now. */
export function overallIn(
  statements: readonly SamePageStatement[],
  between: ShownOverall['between'],
): SamePageOverall {
  const compared = statements.filter(({ picture }) => picture.standing !== 'not-enough');
  const kinds = Object.fromEntries(
    [...new Set(Object.values(standingKinds))].map((kind) => [
      kind,
      statements.filter(({ picture }) => picture.kind === kind).length,
    ]),
  ) as SamePageOverall['kinds'];
  return {
    statements: statements.length,
    shown: compared.length,
    ofAllSectors: compared.filter(({ picture }) => picture.hidden.length === 0).length,
    kinds,
    between: between && { share: between.r2Adjusted, p: between.p, statements: between.statements },
  };
}
