import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SpSpot } from '../spot';
import { SpCard } from './card';
import { CardHarness, SheetHarness } from './paper.harness';
import { SpSheet } from './sheet';

@Component({
  selector: 'sp-host',
  imports: [SpCard, SpSheet, SpSpot],
  template: `
    <sp-card tone="spot" spSpot="#1f6feb">A card</sp-card>
    <sp-sheet torn slip>A response</sp-sheet>
    <sp-sheet>A draft</sp-sheet>
    <p [spSpot]="null"></p>
  `,
})
class Host {}

describe('paper', () => {
  it('holds what people made, with the edges it is asked for', async () => {
    const loader = TestbedHarnessEnvironment.loader(TestBed.createComponent(Host));
    const [made, plain] = await loader.getAllHarnesses(SheetHarness);
    expect([await made?.text(), await made?.isTorn(), await made?.hasSlip()]).toEqual([
      'A response',
      true,
      true,
    ]);
    expect([await plain?.isTorn(), await plain?.hasSlip()]).toEqual([false, false]);
  });

  it('takes the colour of the inquiry', async () => {
    const fixture = TestBed.createComponent(Host);
    const card = await TestbedHarnessEnvironment.loader(fixture).getHarness(CardHarness);
    expect([await card.text(), await card.tone()]).toEqual(['A card', 'spot']);
    const element = (fixture.nativeElement as HTMLElement).querySelector('sp-card');
    expect(element?.getAttribute('style')).toContain('--spot: #1f6feb');
    expect(element?.hasAttribute('data-spot')).toBe(true);
  });

  it('keeps the default colour when the inquiry has none', async () => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).querySelector('p')?.hasAttribute('data-spot')).toBe(false);
  });
});
