import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { SpQr } from './qr';
import { QrHarness } from './qr.harness';

async function setup(text: string) {
  const fixture = TestBed.createComponent(SpQr);
  fixture.componentRef.setInput('text', text);
  fixture.componentRef.setInput('label', 'Join the debate');
  return { fixture, qr: await TestbedHarnessEnvironment.harnessForFixture(fixture, QrHarness) };
}

describe('sp-qr', () => {
  it('is a picture with a name', async () => {
    const { qr } = await setup('https://example.org/join/plum-42');
    expect(await qr.label()).toBe('Join the debate');
    expect(await qr.caption()).toBeNull();
  });

  it('draws other modules for another text', async () => {
    const { fixture, qr } = await setup('https://example.org/join/plum-42');
    const first = await qr.drawing();
    fixture.componentRef.setInput('text', 'https://example.org/join/pear-17');
    expect(first).toMatch(/^M\d+ \d+h1v1h-1z/);
    expect(await qr.drawing()).not.toBe(first);
  });

  it('can say the address in words below', async () => {
    const { fixture, qr } = await setup('https://example.org/join/plum-42');
    fixture.componentRef.setInput('caption', 'example.org/join/plum-42');
    expect(await qr.caption()).toBe('example.org/join/plum-42');
  });
});
