import { Inject, Injectable } from '@nestjs/common';
import { Replay } from '@samepage/contracts';
import { minutesOf, polisComments, polisSummary, polisVotes, statementsCsv } from '@samepage/debate';
import type { Queryable, Settings } from '@samepage/platform';
import { QUERYABLE } from '../../database/queryable';
import { fewestVotesShown } from '../../drafts/sources';
import { SETTINGS } from '../../edge/tokens';
import { namedInState } from '../named-in';
import { voicesOf } from '../../inquiries/voices';
import { standingsOf } from '../standings';
import { debateRecord } from './debate-record';
import type { TextFile } from './offered';
import { polisSource } from './polis-source';
import { ReplayService } from './replay.service';
import { reactionsOutside, shownOutside } from './shown-outside';

/** The three tables of a Polis export. */
export type PolisTable = 'comments' | 'votes' | 'summary';

/** Debates as files: no more than the screen shows, and no tally of so few that it would point at someone. */
@Injectable()
export class ExportService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly replays: ReplayService,
  ) {}

  async minutes(debateId: string): Promise<TextFile> {
    const replay = await this.replays.see(debateId);
    const text = minutesOf({ ...replay, least: fewestVotesShown });
    return { text, title: replay.title, what: 'minutes', ending: 'md' };
  }

  /** A replay, for programs: its schema is the one of the address that answers with it. */
  async data(debateId: string): Promise<TextFile> {
    const replay = Replay.parse(await this.replays.see(debateId));
    const outside: Replay = {
      ...replay,
      standings: shownOutside(replay.standings),
      reactions: reactionsOutside(replay.reactions),
    };
    const text = `${JSON.stringify(outside, null, 2)}\n`;
    return { text, title: replay.title, what: 'debate', ending: 'json' };
  }

  async statements(debateId: string): Promise<TextFile> {
    const { title, state } = await debateRecord(this.queryable, debateId);
    const text = statementsCsv({
      statements: state.statements,
      voices: await voicesOf(this.queryable, namedInState(state)),
      groups: state.groups,
      standings: await standingsOf(this.queryable, debateId),
      least: fewestVotesShown,
    });
    return { text, title, what: 'statements', ending: 'csv' };
  }

  async polis(debateId: string, table: PolisTable): Promise<TextFile> {
    const { id, title, state } = await debateRecord(this.queryable, debateId);
    const source = await polisSource(this.queryable, { id, state });
    const about = {
      topic: title,
      url: `${this.settings.publicUrl}/debates/${id}`,
      description: state.plan.motion ?? '',
    };
    const texts: Record<PolisTable, () => string> = {
      comments: () => polisComments(source),
      votes: () => polisVotes(source),
      summary: () => polisSummary(source, about),
    };
    return { text: texts[table](), title, what: `polis-${table}`, ending: 'csv' };
  }
}
