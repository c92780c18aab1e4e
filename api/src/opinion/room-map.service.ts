import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Failure, type MyRoomMap, type RoomMap } from '@samepage/contracts';
import { areResultsShown } from '@samepage/debate';
import type { Bell, Log, Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { UnitOfWork } from '../database/unit-of-work';
import { debateRecord } from '../debates/afterwards/debate-record';
import { Paced } from '../debates/paced';
import { memberOf, type Asker } from '../edge/asker';
import { RateLimits } from '../edge/rate-limits';
import { BELL, LOG } from '../edge/tokens';
import { SingleFlight } from '../editions/single-flight';
import { Aside, SlowAside } from './aside';
import { DisclosingService } from './disclosing.service';
import { freezeMap, keepMap, mapOf, votesBy, wordsIn, type RoomMapRow } from './room-map-rows';
import { mapPlace, mapRoomMap, noMap } from './room-map.mapper';

/** How often it is judged at most whether a debate's groups are more than chance, in milliseconds. */
const judgeEvery = 10_000;

/** What says on the bell that a map is another though no vote came in. */
export const mapNote = 'map';

/** Where a room stands, drawn while people vote. */
@Injectable()
export class RoomMapService implements OnModuleDestroy {
  private readonly flights = new SingleFlight<RoomMapRow>(false);
  private readonly judging = new Paced(judgeEvery, (debateId) => this.judgeLater(debateId));

  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    private readonly work: UnitOfWork,
    private readonly disclosing: DisclosingService,
    private readonly aside: Aside,
    private readonly slow: SlowAside,
    private readonly limits: RateLimits,
    @Inject(BELL) private readonly bell: Bell,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleDestroy(): void {
    this.judging.stop();
  }

  async see(debateId: string, asker: Asker): Promise<MyRoomMap> {
    const row = await this.now(debateId);
    if (!row) return { ...noMap, me: null };
    const mine = asker.membership ? await votesBy(this.queryable, debateId, asker.membership.id) : new Map();
    const { revision, state } = row;
    const found = mine.size === 0 ? null : await this.aside.ask('place', { debateId, revision, state, mine });
    return {
      ...(await this.told(debateId, row)),
      me: found && { place: mapPlace(found.place), group: found.group },
    };
  }

  /** What everyone in the debate is told. */
  async seenByAll(debateId: string): Promise<RoomMap> {
    const row = await this.now(debateId);
    return row ? this.told(debateId, row) : noMap;
  }

  /**
   * Holds the map still while people talk about it, or lets it go on.
   * @throws Failure `refused` where there is none to be held.
   */
  async freeze(debateId: string, isFrozen: boolean, asker: Asker): Promise<MyRoomMap> {
    await this.limits.take('steering', memberOf(asker).id);
    if (!(await this.now(debateId)))
      throw new Failure('refused', 'The results are not shown yet, so there is no map. Reveal them first.');
    await freezeMap(this.queryable, debateId, isFrozen);
    this.ring(debateId);
    return this.see(debateId, asker);
  }

  /** Undefined where the debate does not show how statements stand. */
  private async now(debateId: string): Promise<RoomMapRow | undefined> {
    const { state } = await debateRecord(this.queryable, debateId);
    if (!areResultsShown(state)) return undefined;
    const row = await this.flights.run(`draw ${debateId}`, () => this.draw(debateId));
    if (row.frozenAt !== null || row.judgedVersion === row.version) return row;
    // Nothing is drawn before it was judged once, so whoever looks first waits for that.
    if (row.judgedVersion === null) return this.flights.run(`judge ${debateId}`, () => this.judge(debateId));
    this.judging.ask(debateId);
    return row;
  }

  private async told(debateId: string, row: RoomMapRow): Promise<RoomMap> {
    return mapRoomMap(row, await wordsIn(this.queryable, debateId));
  }

  private async draw(debateId: string): Promise<RoomMapRow> {
    const before = await mapOf(this.queryable, debateId);
    if (before?.frozenAt) return before;
    const { version, content } = await this.disclosing.advance(debateId, 'room');
    if (before && before.version >= version) return before;
    const drawn = await this.aside.ask('draw', { content, before: before?.state ?? null });
    const next = { ...drawn, version, judgedVersion: before?.judgedVersion ?? null };
    return this.work.run((transaction) => keepMap(transaction, debateId, before, next));
  }

  private async judge(debateId: string): Promise<RoomMapRow> {
    const before = await mapOf(this.queryable, debateId);
    if (!before) throw new Error('Only what was drawn can be judged.');
    const { version, judgedVersion, frozenAt, state } = before;
    if (frozenAt !== null || judgedVersion === version) return before;
    const judgement = await this.slow.ask('judge', { state, seed: version });
    // It may have been drawn on meanwhile. What was judged holds for that as well; the next look judges it.
    for (;;) {
      const now = await mapOf(this.queryable, debateId);
      if (!now || now.frozenAt !== null || now.judgedVersion !== judgedVersion) return now ?? before;
      const judged = await this.aside.ask('judged', { state: now.state, judgement });
      const next = { ...judged, version: now.version, judgedVersion: version };
      const kept = await this.work.run((transaction) => keepMap(transaction, debateId, now, next));
      if (kept.judgedVersion === version) return kept;
    }
  }

  private async judgeLater(debateId: string): Promise<void> {
    try {
      const before = await mapOf(this.queryable, debateId);
      const { revision } = await this.flights.run(`judge ${debateId}`, () => this.judge(debateId));
      if (revision !== before?.revision) this.ring(debateId);
    } catch (err) {
      this.log.warn(
        { err },
        'whether a map shows more than chance could not be judged; the next vote asks again',
      );
    }
  }

  private ring(debateId: string): void {
    this.bell.ring({ about: 'debate', id: debateId, note: mapNote });
  }
}
