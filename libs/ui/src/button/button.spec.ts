import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SpButton } from './button';
import { ButtonHarness } from './button.harness';

@Component({
  selector: 'sp-host',
  imports: [SpButton],
  template: `<button
    spButton
    type="button"
    kind="quiet"
    [busy]="busy()"
    [off]="off()"
    busyText="Adding…"
    (click)="count()"
  >
    Add statement
  </button>`,
})
class Host {
  readonly busy = signal(false);
  readonly off = signal(false);
  presses = 0;
  count(): void {
    this.presses += 1;
  }
}

async function setup() {
  const fixture = TestBed.createComponent(Host);
  const button = await TestbedHarnessEnvironment.loader(fixture).getHarness(ButtonHarness);
  return { host: fixture.componentInstance, button, element: fixture.nativeElement as HTMLElement };
}

describe('spButton', () => {
  it('says its verb and lets presses through', async () => {
    const { host, button } = await setup();
    await button.press();
    expect(await button.text()).toBe('Add statement');
    expect(await button.kind()).toBe('quiet');
    expect(host.presses).toBe(1);
  });

  it('says what it is busy with and lets no press through', async () => {
    const { host, button } = await setup();
    host.busy.set(true);
    expect(await button.isBusy()).toBe(true);
    expect(await button.text()).toBe('Adding…');
    await button.press();
    expect(host.presses).toBe(0);
  });

  it('lets no press through while it is off, says so, and keeps the focus', async () => {
    const { host, button, element } = await setup();
    const native = element.querySelector('button');
    document.body.append(element);
    native?.focus();
    host.off.set(true);
    expect(await button.text()).toBe('Add statement');
    await button.press();
    expect([host.presses, native?.getAttribute('aria-disabled')]).toEqual([0, 'true']);
    expect(document.activeElement).toBe(native);
    host.off.set(false);
    expect(await button.isBusy()).toBe(false);
    await button.press();
    expect([host.presses, native?.getAttribute('aria-disabled')]).toEqual([1, null]);
  });

  it('keeps both words in place, so its width does not change', async () => {
    const { host, button, element } = await setup();
    const words = () =>
      Array.from(element.querySelectorAll('.label, .busy'), (part) => part.textContent.trim());
    const before = words();
    host.busy.set(true);
    await button.isBusy();
    expect(words()).toEqual(before);
  });

  it('stays focusable while busy', async () => {
    const { host, button, element } = await setup();
    host.busy.set(true);
    await button.isBusy();
    expect(element.querySelector('button')?.disabled).toBe(false);
  });
});
