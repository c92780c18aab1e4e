import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { SpThread, ThreadStep } from './thread';
import { ThreadHarness } from './thread.harness';

const culture = { name: 'Culture', mark: 'wave', ink: 4 } as const;
const steps: readonly ThreadStep[] = [
  { kind: 'provocation', title: 'A grey Tuesday', href: '/provocations/1' },
  { kind: 'voice', title: 'The choir asked me back.', voice: { name: null, sector: culture } },
  { kind: 'voice', title: 'Soup, then a walk.', voice: { name: 'Gwen', sector: culture } },
  { kind: 'clause', title: 'Time before leaflets.', here: true },
];

async function setup(inputs: Record<string, unknown> = {}) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(SpThread);
  for (const [name, value] of Object.entries({ steps, ...inputs }))
    fixture.componentRef.setInput(name, value);
  const thread = await TestbedHarnessEnvironment.harnessForFixture(fixture, ThreadHarness);
  return { fixture, thread };
}

describe('sp-thread', () => {
  it('ties the steps together in their order, and says where the reader is', async () => {
    const { thread } = await setup();
    expect(await thread.steps()).toEqual([
      { kind: 'Provocation', title: 'A grey Tuesday' },
      { kind: 'Voice', title: 'The choir asked me back.' },
      { kind: 'Voice', title: 'Soup, then a walk.' },
      { kind: 'Clause, you are here', title: 'Time before leaflets.' },
    ]);
  });

  it('gathers voices and sectors in words', async () => {
    const { thread } = await setup();
    expect(await thread.gathered()).toBe('2 voices, 1 sector');
  });

  it('gathers nothing where nobody has spoken', async () => {
    const { thread } = await setup({ steps: steps.slice(0, 1) });
    expect(await thread.gathered()).toBeNull();
  });

  it('opens and closes, and tells the page', async () => {
    const { fixture, thread } = await setup();
    expect(await thread.isOpen()).toBe(false);
    await thread.toggle();
    expect(await thread.isOpen()).toBe(true);
    await new Promise((done) => setTimeout(done));
    expect(fixture.componentInstance.opened()).toBe(true);
  });

  it('lies open when it cannot be folded', async () => {
    const { thread } = await setup({ collapsible: false });
    expect(await thread.isOpen()).toBe(true);
    expect(await thread.gathered()).toBeNull();
  });

  it('leads to the places it names', async () => {
    const { thread } = await setup();
    expect(await thread.links()).toEqual(['/provocations/1']);
  });
});
