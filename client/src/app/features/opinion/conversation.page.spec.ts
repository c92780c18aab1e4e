import type { ImportedConversation } from '@samepage/contracts';
import { conversationSee, sessionSee } from '../../api/functions';
import { FakeApi, refusedWith } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { aPerson, nobody } from '../../shared/testing/samples';
import { ConversationPage } from './conversation.page';

const conversation: ImportedConversation = {
  id: 'c-1',
  inquiryId: 'i-1',
  title: 'An evening in 2021',
  importedAt: '2026-11-22T10:00:00Z',
  people: { from: 64, to: 64 },
  statements: [
    { number: 0, text: 'More benches.', tally: { agree: 40, disagree: 24, pass: 0 } },
    { number: 1, text: 'Fewer forms.', tally: null },
  ],
  finding: 'groups',
  groups: [
    {
      name: 0,
      people: { from: 40, to: 44 },
      marks: [{ number: 0, text: 'More benches.', side: 'agree', inGroup: 'nearly-all', elsewhere: 'few' }],
    },
    { name: 1, people: { from: 20, to: 24 }, marks: [] },
  ],
  together: [{ number: 1, text: 'Fewer forms.', side: 'agree' }],
  evidence: { share: 0.31, p: 0.01, stability: null },
};

const open = (different: Partial<ImportedConversation> = {}, me = aPerson()) =>
  openPage(ConversationPage, {
    api: new FakeApi().answer(conversationSee, { ...conversation, ...different }).answer(sessionSee, me),
    inputs: { conversationId: 'c-1' },
  });

describe('a conversation that was held on Polis', () => {
  it('is read in words: its groups, what marks them, what they share', async () => {
    const { element, text } = await open();
    expect(text()).toContain('64 people voted on 2 statements. Who they were is not kept');
    expect(text()).toContain('In this conversation, people stand in two groups.');
    expect([...element.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual([
      'Group A',
      'Group B',
    ]);
    expect(text()).toContain('40 to 44 people. This statement marks it:');
    expect(text()).toContain('Nearly all agree: “More benches.” Elsewhere: few.');
    expect(text()).toContain('20 to 24 people. No single statement marks it.');
    expect(text()).toContain('Agree: “Fewer forms.”');
  });

  it('has every statement with how it was answered, where enough did', async () => {
    const { text } = await open();
    expect(text()).toContain('More benches. 40 agree, 24 disagree, 0 pass.');
    expect(text()).toContain('Fewer forms. Fewer than eight people voted on it.');
  });

  it('says where there are no groups that this is a finding', async () => {
    const { element, text } = await open({ finding: 'no-axis', groups: [] });
    expect(text()).toContain('No separate groups');
    expect(element.querySelector('h3')).toBeNull();
    expect(text()).not.toContain('How sure this is');
  });

  it('leads back to the others of its inquiry, for those who are in it', async () => {
    const { element } = await open();
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/i/what-for/conversations');
  });

  it('leads nowhere for others', async () => {
    expect((await open({}, nobody)).element.querySelector('a')).toBeNull();
  });

  it('says why it cannot be read', async () => {
    const api = new FakeApi()
      .fail(conversationSee, refusedWith('not_found', 'There is no such conversation.'))
      .answer(sessionSee, nobody);
    const { text } = await openPage(ConversationPage, { api, inputs: { conversationId: 'c-9' } });
    expect(text()).toContain('There is no such conversation.');
  });
});
