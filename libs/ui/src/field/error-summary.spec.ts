import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FieldProblem, SpErrorSummary } from './error-summary';
import { ErrorSummaryHarness } from './error-summary.harness';

@Component({
  selector: 'sp-host',
  imports: [SpErrorSummary],
  template: `<sp-error-summary [problems]="problems()" /><input id="name" aria-label="Name" />`,
})
class Host {
  readonly problems = signal<readonly FieldProblem[]>([]);
}

async function setup() {
  const fixture = TestBed.createComponent(Host);
  document.body.append(fixture.nativeElement as HTMLElement);
  const summary = await TestbedHarnessEnvironment.loader(fixture).getHarness(ErrorSummaryHarness);
  return { host: fixture.componentInstance, summary };
}

describe('sp-error-summary', () => {
  it('is not there when nothing is wrong', async () => {
    const { summary } = await setup();
    expect(await summary.problems()).toEqual([]);
  });

  it('takes the focus when something is wrong, and again for a new list', async () => {
    const { host, summary } = await setup();
    host.problems.set([{ text: 'Choose a name', controlId: 'name' }]);
    expect(await summary.problems()).toEqual(['Choose a name']);
    expect(await summary.isFocused()).toBe(true);
    await summary.follow(0);
    expect(await summary.isFocused()).toBe(false);
    host.problems.set([{ text: 'The name is too long', controlId: 'name' }]);
    expect(await summary.isFocused()).toBe(true);
  });

  it('leads to the control', async () => {
    const { host, summary } = await setup();
    host.problems.set([{ text: 'Choose a name', controlId: 'name' }]);
    await summary.follow(0);
    expect(document.activeElement?.id).toBe('name');
  });
});
