import type { Moment, OpenStands, Revealable } from '@samepage/contracts';
import { afterwardsOpenStands, afterwardsReplay, debateSee } from '../../../api/functions';
import { FakeApi, problem } from '../../../shared/testing/fake-api';
import { openPage } from '../../../shared/testing/page';
import { aDebate, aDebateState, health, linkWork, someStandings } from '../../../shared/testing/samples';
import { ReplayPage } from './replay.page';
import { SpWhoStood } from './who-stood';

const stood = (moment: Moment, name: string, choice: 'for' | 'against'): OpenStands[number] => ({
  moment,
  membershipId: name,
  voice: { name, sector: name === 'Lou' ? linkWork : health },
  choice,
});

async function setup(ask: () => Promise<OpenStands>) {
  const page = await openPage(SpWhoStood, { api: new FakeApi(), inputs: { ask } });
  const toggle = async () => {
    const details = page.element.querySelector('details')!;
    details.open = !details.open;
    details.dispatchEvent(new Event('toggle'));
    await page.settle();
  };
  const lists = () =>
    [...page.element.querySelectorAll('ul')].map((list) => [
      list.getAttribute('aria-label'),
      list.textContent.trim().replace(/\s+/g, ' '),
    ]);
  return { ...page, toggle, lists };
}

describe('who stood where on the motion', () => {
  it('is fetched when it is opened, and says names and sectors by vote and answer', async () => {
    const all = [
      stood('opening', 'Lou', 'for'),
      stood('opening', 'Kit', 'against'),
      stood('closing', 'Lou', 'against'),
    ];
    const ask = jest.fn<Promise<OpenStands>, []>().mockResolvedValue(all);
    const { lists, toggle } = await setup(ask);
    expect(ask).not.toHaveBeenCalled();
    await toggle();
    expect(lists()).toEqual([
      ['Before: For', expect.stringMatching(/Lou.*Link work/)],
      ['Before: Against', expect.stringContaining('Kit')],
      ['After: Against', expect.stringContaining('Lou')],
    ]);
  });

  it('is asked for anew when it is opened again', async () => {
    const ask = jest
      .fn<Promise<OpenStands>, []>()
      .mockResolvedValueOnce([])
      .mockResolvedValueOnce([stood('opening', 'Lou', 'for')]);
    const { text, toggle } = await setup(ask);
    await toggle();
    expect(text()).toContain('Nobody stood anywhere while voting was open.');
    await toggle();
    await toggle();
    expect(text()).toContain('Lou');
  });

  it('says in words why it cannot be shown', async () => {
    const ask = jest
      .fn<Promise<OpenStands>, []>()
      .mockRejectedValue(problem('refused', 'It is not shown yet.'));
    const { text, toggle } = await setup(ask);
    await toggle();
    expect(text()).toContain('It is not shown yet.');
  });

  it.each([
    ['open', ['opening', 'closing'], true],
    ['open', ['closing'], true],
    ['open', [], false],
    ['secret', ['opening', 'closing'], false],
  ] as const)(
    'with %s voting of which %j are revealed is on the replay: %s',
    async (voting, revealed, is) => {
      const { plan } = aDebateState();
      const state = aDebateState({
        phase: 'closed',
        plan: { ...plan, settings: { ...plan.settings, voting } },
        revealed: [...revealed] as Revealable[],
      });
      const { inquiryId, inquirySlug, title, voices } = aDebate();
      const about = { id: 'd-1', inquiryId, inquirySlug, title, voices };
      const api = new FakeApi()
        .answer(afterwardsReplay, {
          ...about,
          events: [],
          votes: [],
          standings: someStandings(),
          reactions: {},
          swing: null,
        })
        .answer(debateSee, aDebate({ state }))
        .answer(afterwardsOpenStands, [stood('closing', 'Lou', 'for')]);
      const { element, text, settle } = await openPage(ReplayPage, { api, inputs: { debateId: 'd-1' } });
      const details = element.querySelector<HTMLDetailsElement>('sp-who-stood details');
      expect(details !== null).toBe(is);
      if (!details) return;
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
      await settle();
      expect(text()).toContain('Lou');
    },
  );
});
