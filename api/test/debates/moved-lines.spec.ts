import type { DebateEvents, MovedLines, Swing } from '@samepage/contracts';
import { deferred, waitUntil } from '@samepage/testing';
import { DebateFeeds } from '../../src/debates/debate-feeds';
import { markOfLines } from '../../src/debates/moved-lines';
import { testApi, type Member, type TestApi } from '../support';
import { aPlan, aStage, Phone, type Stage } from './stage';

let api: TestApi;
let stage: Stage;
let people: Member[];

beforeAll(async () => void (api = await testApi()));
/** Five people have stood twice, each with a line; neither vote is shown yet. */
beforeEach(async () => {
  stage = await aStage(api, 'lobby');
  await run({ type: 'plan', plan: aPlan(['opening-vote', 'closing-vote']) });
  await run({ type: 'open' });
  people = await Promise.all(Array.from({ length: 5 }, () => stage.inquiry.as('participant')));
  for (const who of people) await stage.stand(who, 'opening', 'for');
  await run({ type: 'next' });
  for (const [index, who] of people.entries()) await stage.stand(who, 'closing', 'for', `Line ${index}`);
});
afterAll(() => api.close());

const run = (command: Parameters<Stage['command']>[1]) => stage.command(stage.facilitator, command);
const show = async () => {
  for (const what of ['opening', 'closing'] as const) await run({ type: 'reveal', what, shown: true });
};
const mark = () => markOfLines(api.queryable, stage.id);

describe('the lines of what moved people [DB36]', () => {
  it('are told to be others though no ring came [DB24]', async () => {
    const told: unknown[] = [];
    const feeds = new DebateFeeds(api.queryable, {
      everyone: () => ({
        emit: (...[event]: readonly unknown[]) => event === 'debate.moved' && told.push(event),
      }),
      facilitators: () => undefined,
      sendAway: () => undefined,
      since: () => deferred<DebateEvents>().promise,
      onError: (error) => {
        throw error;
      },
    });
    try {
      await show();
      feeds.look(stage.id);
      await waitUntil(() => told.length === 1, {
        what: 'what was shown before the first look may be other lines',
      });
      // As where whoever took it down died before it rang.
      await api.queryable.query(
        `UPDATE stand SET moved_declined = 'No.' WHERE debate_id = $1 AND moved = 'Line 3'`,
        [stage.id],
      );
      feeds.look(stage.id);
      await waitUntil(() => told.length === 2, { what: 'the line was taken down' });
    } finally {
      feeds.stop();
    }
  });

  it('have a mark that changes with each line that comes or goes, and none while they are not shown', async () => {
    expect(await mark()).toBeNull();
    await run({ type: 'reveal', what: 'closing', shown: true });
    expect(await mark()).toBeNull();
    await run({ type: 'reveal', what: 'opening', shown: true });
    const all = await mark();
    expect(all).toEqual(expect.any(String));
    expect(await mark()).toBe(all);
    const { membershipId } = people[0]!;
    const marks = [all];
    const changes = [
      () => run({ type: 'mute', membershipId, muted: true }),
      () => run({ type: 'remove', membershipId: people[1]!.membershipId, removed: true }),
      () => people[2]!.post(`/api/debates/${stage.id}/withdrawal`),
      async () => {
        const { body } = await stage.facilitator.get<MovedLines>(`/api/debates/${stage.id}/moved`);
        return stage.facilitator.put(`/api/debates/${stage.id}/waiting/${body[0]!.id}`, { decline: 'No.' });
      },
    ];
    for (const change of changes) {
      await change();
      marks.push(await mark());
    }
    expect(new Set(marks).size).toBe(5);
    await run({ type: 'mute', membershipId, muted: false });
    expect(marks).not.toContain(await mark());
    await run({ type: 'reveal', what: 'closing', shown: false });
    expect(await mark()).toBeNull();
  });

  it('are told to be others when an author is asked to listen or to leave, takes words back, or returns', async () => {
    const phone = Phone.of(api, stage.facilitator);
    try {
      await phone.join(stage.id);
      await show();
      const seen = async () =>
        (await stage.facilitator.get<Swing>(`/api/debates/${stage.id}/swing`)).body.moved.length;
      await waitUntil(() => phone.movedLines > 0, { what: 'they are shown' });
      expect(await seen()).toBe(5);
      const { membershipId } = people[0]!;
      for (const [happens, left] of [
        [() => run({ type: 'mute', membershipId, muted: true }), 4],
        [() => run({ type: 'remove', membershipId: people[1]!.membershipId, removed: true }), 3],
        [() => people[2]!.post(`/api/debates/${stage.id}/withdrawal`), 2],
        [() => run({ type: 'mute', membershipId, muted: false }), 3],
      ] as const) {
        const before = phone.movedLines;
        await happens();
        await waitUntil(() => phone.movedLines > before);
        expect(await seen()).toBe(left);
      }
    } finally {
      await phone.close();
    }
  });
});
