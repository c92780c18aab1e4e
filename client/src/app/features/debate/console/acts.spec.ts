import { TestBed } from '@angular/core/testing';
import type { DebateCommand } from '@samepage/contracts';
import { openStore } from '../testing';
import { DebateStore } from '../debate.store';
import { DebateView } from '../debate-view';
import { Acts } from './acts';

const shown = (what: 'opening' | 'closing'): DebateCommand => ({ type: 'reveal', what, shown: true });

async function setup() {
  TestBed.configureTestingModule({ providers: [Acts, { provide: DebateView, useExisting: DebateStore }] });
  const { line } = await openStore();
  line
    .answer('debate.command', { outcome: 'done', version: 1, reason: null, because: null })
    .answer('debate.since', { events: [], voices: {} });
  const acts = TestBed.inject(Acts);
  const press = (commands: readonly DebateCommand[]) =>
    Promise.all(commands.map((command) => acts.send(command, 'Done.')));
  const sent = () =>
    line.asked.flatMap(({ event, request }) =>
      event === 'debate.command' ? [(request as { command: DebateCommand }).command] : [],
    );
  return { press, sent };
}

describe('presses that follow each other before an answer came', () => {
  it('are all carried out where they are about different things', async () => {
    const { press, sent } = await setup();
    expect(await press([shown('opening'), shown('closing')])).toEqual([true, true]);
    expect(sent()).toEqual([shown('opening'), shown('closing')]);
  });

  it('are one where they are the same', async () => {
    const { press, sent } = await setup();
    expect(await press([shown('opening'), shown('opening')])).toEqual([true, false]);
    expect(sent()).toEqual([shown('opening')]);
  });

  it('are one where each is decided on how the debate stands', async () => {
    const { press, sent } = await setup();
    const to = (stepId: string): DebateCommand => ({ type: 'go-to', stepId });
    expect(await press([to('1'), to('2')])).toEqual([true, false]);
    expect(sent()).toEqual([to('1')]);
  });
});
