import type { Choice } from '@samepage/contracts';
import { VoteChoiceHarness } from '@samepage/ui/testing';
import { FakeApi } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { aStatement } from '../../shared/testing/samples';
import { SpVoteOne } from './vote-one';

const [first, second, third] = ['first', 'second', 'third'].map((id) => aStatement(id, id)) as [
  ReturnType<typeof aStatement>,
  ReturnType<typeof aStatement>,
  ReturnType<typeof aStatement>,
];

async function setup(statements = [first, second], votes: Record<string, Choice> = {}) {
  const counts = { first: 3 };
  const page = await openPage(SpVoteOne, {
    api: new FakeApi(),
    inputs: { statements, votes, counts, seed: 'm-me' },
  });
  const give = async (name: string, value: unknown) => {
    page.fixture.componentRef.setInput(name, value);
    await page.settle();
  };
  return { ...page, give, current: () => page.element.querySelector('blockquote')?.textContent ?? null };
}

describe('one statement at a time', () => {
  it('begins with the one that fewest have answered', async () => {
    const { current, text } = await setup();
    expect(current()).toBe('second');
    expect(text()).toContain('2 statements left to answer');
  });

  it('tells which answer was chosen, for which statement', async () => {
    const { loader, fixture } = await setup();
    const voted = jest.fn();
    fixture.componentInstance.voted.subscribe(voted);
    await (await loader.getHarness(VoteChoiceHarness)).choose('Pass');
    expect(voted).toHaveBeenCalledWith({ statementId: 'second', choice: 'pass' });
  });

  it('stays where it is until the reader goes on', async () => {
    const { current, give, press } = await setup();
    await give('votes', { second: 'agree' });
    expect(current()).toBe('second');
    await press('Next statement');
    expect(current()).toBe('first');
  });

  it('does not move when others say something new', async () => {
    const { current, give } = await setup();
    await give('statements', [first, second, third]);
    expect(current()).toBe('second');
  });

  it('moves on when the statement in hand is hidden', async () => {
    const { current, give } = await setup();
    await give('statements', [first]);
    expect(current()).toBe('first');
  });

  it('says when everything is answered, and takes up what comes later', async () => {
    const { current, give, text } = await setup([first], { first: 'agree' });
    expect(current()).toBeNull();
    expect(text()).toContain('You have answered every statement');
    await give('statements', [first, third]);
    expect(current()).toBe('third');
  });

  it('asks for the first statement where nobody has spoken', async () => {
    expect((await setup([])).text()).toContain('Add the first statement');
  });
});
