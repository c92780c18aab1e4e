import { inquirySee, insightList } from '../../api/functions';
import { FakeApi, refusedWith } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { anInquiry } from '../../shared/testing/samples';
import { InsightsPage } from './insights.page';
import { aSummary } from './testing/samples';

const open = (api: FakeApi) => openPage(InsightsPage, { api, inputs: { slug: 'what-for' } });
const answers = (abilities: string[], insights = [aSummary()]) =>
  new FakeApi().answer(inquirySee, anInquiry({ abilities })).answer(insightList, insights);

describe('the insights of an inquiry', () => {
  it('are listed with what they rest on: published, then proposed, then taken back', async () => {
    const { element, text } = await open(
      answers(
        [],
        [
          aSummary(),
          aSummary({ id: 'in-2', state: 'taken-back', claim: 'Nobody needs a bus.' }),
          aSummary({ id: 'in-3', state: 'proposed', claim: 'Soup helps.', mine: true, evidence: 0 }),
        ],
      ),
    );
    const parts = [...element.querySelectorAll('h2')].map(({ textContent }) => textContent);
    expect(parts).toEqual(['Published', 'Proposed', 'Taken back']);
    expect(element.querySelector('a[href="/insights/in-1"]')?.textContent).toBe(
      'Getting home decides who comes.',
    );
    for (const words of [
      '2 pieces of evidence for it, none against',
      'no piece of evidence for it',
      'Some of us say so',
      'proposed by you',
      'all of us here',
    ])
      expect(text()).toContain(words);
  });

  it('can be added to by those who may propose', async () => {
    expect((await open(answers([]))).text()).not.toContain('Propose an insight');
  });

  it('offers the form', async () => {
    const { element } = await open(answers(['insight.propose'], []));
    expect(element.querySelector('a[href="/i/what-for/insights/new"]')).not.toBeNull();
    expect(element.textContent).toContain('No insight yet');
  });

  it('asks a stranger to join or sign in', async () => {
    const { text } = await open(answers([]).fail(insightList, refusedWith('sign_in_needed')));
    expect(text()).toContain('Join with a code');
  });
});
