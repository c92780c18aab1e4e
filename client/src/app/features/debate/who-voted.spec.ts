import type { OpenVotes } from '@samepage/contracts';
import { openPage } from '../../shared/testing/page';
import { FakeApi, problem } from '../../shared/testing/fake-api';
import { health, linkWork } from '../../shared/testing/samples';
import { SpWhoVoted } from './who-voted';

const vote = (membershipId: string, name: string | null, choice: 'agree' | 'pass', statementId = 'a') => ({
  statementId,
  membershipId,
  voice: { name, sector: name === 'Lou' ? linkWork : health },
  choice,
});

async function setup(ask: () => Promise<OpenVotes>) {
  const inputs = { statementId: 'a', text: 'Time is treatment.', ask };
  const page = await openPage(SpWhoVoted, { api: new FakeApi(), inputs });
  const toggle = async () => {
    const details = page.element.querySelector('details')!;
    details.open = !details.open;
    details.dispatchEvent(new Event('toggle'));
    await page.settle();
  };
  return { ...page, toggle };
}

describe('who voted how', () => {
  it('is fetched when it is opened, and says names and sectors by answer', async () => {
    const ask = jest
      .fn<Promise<OpenVotes>, []>()
      .mockResolvedValue([
        vote('1', 'Lou', 'agree'),
        vote('2', null, 'pass'),
        vote('3', 'Kit', 'agree', 'b'),
      ]);
    const { element, text, toggle } = await setup(ask);
    expect(ask).not.toHaveBeenCalled();
    await toggle();
    const lists = [...element.querySelectorAll('ul')].map((list) => [
      list.getAttribute('aria-label'),
      list.textContent.trim().replace(/\s+/g, ' '),
    ]);
    expect(lists.map(([label]) => label)).toEqual(['Agree', 'Pass']);
    expect(lists[0]?.[1]).toContain('Lou');
    expect(lists[0]?.[1]).toContain('Link work');
    expect(text()).not.toContain('Kit');
  });

  it('is asked for anew when it is opened again', async () => {
    const ask = jest
      .fn<Promise<OpenVotes>, []>()
      .mockResolvedValueOnce([])
      .mockResolvedValueOnce([vote('1', 'Lou', 'agree')]);
    const { text, toggle } = await setup(ask);
    await toggle();
    expect(text()).toContain('Nobody voted on it yet.');
    await toggle();
    await toggle();
    expect(text()).toContain('Lou');
  });

  it('says in words why it cannot be shown', async () => {
    const ask = jest
      .fn<Promise<OpenVotes>, []>()
      .mockRejectedValue(problem('refused', 'The results are not shown yet.'));
    const { text, toggle } = await setup(ask);
    await toggle();
    expect(text()).toContain('The results are not shown yet.');
  });
});
