import { debateSee, inquirySee } from '../../../../api/functions';
import { FakeApi } from '../../../../shared/testing/fake-api';
import { openPage } from '../../../../shared/testing/page';
import { aDebate, aDebateState, anInquiry } from '../../../../shared/testing/samples';
import { RehearsalPage } from './rehearsal.page';

const steps = [
  { id: '1', kind: 'statements' as const, title: 'Say it', words: '', seconds: 600 },
  { id: '2', kind: 'close' as const, title: 'Close', words: '', seconds: null },
];

async function setup() {
  const state = aDebateState({ version: 1, phase: 'lobby', plan: { ...aDebateState().plan, steps } });
  const api = new FakeApi()
    .answer(debateSee, aDebate({ state, abilities: [] }))
    .answer(inquirySee, anInquiry());
  const page = await openPage(RehearsalPage, { api, inputs: { debateId: 'd-1' } });
  return { ...page, api };
}

describe('the page of a rehearsal', () => {
  it('says that it is one, and sends nothing', async () => {
    const { press, text, api } = await setup();
    expect(text()).toContain('The people are invented, and nothing is sent or kept.');
    await press('Open the debate');
    await press('Next: Close');
    expect(text()).toContain('Everyone is in “Close” now.');
    await press('Close the debate');
    expect(text()).toContain('The debate is closed.');
    expect(new Set(api.asked.map(({ fn }) => fn))).toEqual(new Set([debateSee, inquirySee]));
  });

  it('refuses what a real debate refuses', async () => {
    const { element, text, settle } = await setup();
    element.dispatchEvent(
      new KeyboardEvent('keydown', { code: 'KeyN', altKey: true, shiftKey: true, bubbles: true }),
    );
    await settle();
    expect(text()).toContain('The debate is not open just now.');
  });

  it('begins again', async () => {
    const { press, text } = await setup();
    await press('Open the debate');
    await press('From the beginning');
    expect(text()).toContain('Open the debate');
  });

  it('shows the stage beside it', async () => {
    const { press, element } = await setup();
    expect(element.querySelector('sp-stage')).toBeNull();
    await press('Show the stage');
    expect(element.querySelector('sp-stage h1')?.textContent).toContain('Should a bench be on prescription?');
  });
});
