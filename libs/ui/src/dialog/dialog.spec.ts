import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SpDialog } from './dialog';
import { DialogHarness } from './dialog.harness';

@Component({
  selector: 'sp-host',
  imports: [SpDialog],
  template: `
    <button id="ask" type="button" (click)="dialog.open()">Take back</button>
    <sp-dialog
      #dialog
      title="Take your words back?"
      words="They will no longer be shown."
      confirm="Take them back"
      kind="danger"
      (confirmed)="confirm(); dialog.close()"
      (closed)="close()"
    />
  `,
})
class Host {
  readonly told: string[] = [];
  confirm(): void {
    this.told.push('confirmed');
  }
  close(): void {
    this.told.push('closed');
  }
}

async function setup() {
  const fixture = TestBed.createComponent(Host);
  document.body.append(fixture.nativeElement as HTMLElement);
  const dialog = await TestbedHarnessEnvironment.loader(fixture).getHarness(DialogHarness);
  const asker = (fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('#ask')!;
  asker.focus();
  asker.click();
  return { host: fixture.componentInstance, dialog, asker };
}

describe('sp-dialog', () => {
  it('opens with its question', async () => {
    const { dialog } = await setup();
    expect(await dialog.isOpen()).toBe(true);
    expect(await dialog.title()).toBe('Take your words back?');
  });

  it('starts on the way back where the verb is dangerous', async () => {
    await setup();
    expect(document.activeElement?.getAttribute('data-way')).toBe('back');
  });

  it('tells that the verb was pressed, then that it is gone', async () => {
    const { host, dialog } = await setup();
    await dialog.confirm();
    expect(host.told).toEqual(['confirmed', 'closed']);
    expect(await dialog.isOpen()).toBe(false);
  });

  it('goes back without doing anything, and gives the focus back', async () => {
    const { host, dialog, asker } = await setup();
    await dialog.goBack();
    expect(host.told).toEqual(['closed']);
    expect(document.activeElement).toBe(asker);
  });

  it('is named and described', async () => {
    await setup();
    const box = document.querySelector('dialog[open]');
    const words = (attribute: string) =>
      document.getElementById(box?.getAttribute(attribute) ?? '')?.textContent;
    expect(words('aria-labelledby')).toBe('Take your words back?');
    expect(words('aria-describedby')).toBe('They will no longer be shown.');
  });
});
