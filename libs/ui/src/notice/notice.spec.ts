import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SpEmpty } from './empty';
import { NoticeKind, SpNotice } from './notice';
import { EmptyHarness, NoticeHarness } from './notice.harness';

@Component({
  selector: 'sp-host',
  imports: [SpEmpty, SpNotice],
  template: `
    <sp-notice [kind]="kind()" [live]="live()" title="No connection">Your text is kept.</sp-notice>
    <sp-empty title="No statements yet" text="A statement is one sentence."
      ><button>Add one</button></sp-empty
    >
  `,
})
class Host {
  readonly kind = signal<NoticeKind>('info');
  readonly live = signal(true);
}

async function setup() {
  const fixture = TestBed.createComponent(Host);
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return {
    host: fixture.componentInstance,
    notice: await loader.getHarness(NoticeHarness),
    empty: await loader.getHarness(EmptyHarness),
  };
}

describe('sp-notice', () => {
  it.each([
    ['info', 'status', 'Note:'],
    ['good', 'status', 'Done:'],
    ['warning', 'alert', 'Take care:'],
    ['problem', 'alert', 'Problem:'],
  ] as const)('%s is a %s and says so in words', async (kind, role, word) => {
    const { host, notice } = await setup();
    host.kind.set(kind);
    expect(await notice.role()).toBe(role);
    expect(await notice.kind()).toBe(kind);
    expect(await notice.text()).toContain(word);
    expect(await notice.text()).toContain('Your text is kept.');
  });

  it('keeps quiet when it was there from the start', async () => {
    const { host, notice } = await setup();
    host.live.set(false);
    expect(await notice.role()).toBeNull();
  });
});

describe('sp-empty', () => {
  it('says what this is, why, and the one thing to do', async () => {
    const { empty } = await setup();
    expect(await empty.title()).toBe('No statements yet');
    expect(await empty.text()).toBe('A statement is one sentence.');
    expect(await empty.action()).toBe('Add one');
  });
});
