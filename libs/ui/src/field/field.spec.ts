import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SpControl } from './control';
import { SpField } from './field';
import { FieldHarness } from './field.harness';

@Component({
  selector: 'sp-host',
  imports: [SpControl, SpField],
  template: `
    <sp-field label="Your words" hint="They go to the artist first." [limit]="10" [error]="error()">
      <textarea spControl [value]="value()"></textarea>
    </sp-field>
    <sp-field label="Name" [optional]="true"><input spControl id="chosen-name" /></sp-field>
  `,
})
class Host {
  readonly error = signal<string | null>(null);
  readonly value = signal('');
}

async function setup() {
  const fixture = TestBed.createComponent(Host);
  const loader = TestbedHarnessEnvironment.loader(fixture);
  const words = await loader.getHarness(FieldHarness.with({ label: 'Your words' }));
  const name = await loader.getHarness(FieldHarness.with({ label: /^Name/ }));
  return { host: fixture.componentInstance, words, name };
}

describe('sp-field', () => {
  it('ties its label to the control', async () => {
    const { words, name } = await setup();
    expect(await words.isLabelled()).toBe(true);
    expect(await name.isLabelled()).toBe(true);
  });

  it('describes the control by hint and count, and by the error when there is one', async () => {
    const { host, words } = await setup();
    expect(await words.description()).toBe('They go to the artist first. 10 characters left');
    expect(await words.isInvalid()).toBe(false);
    host.error.set('Write a few words.');
    expect(await words.description()).toContain('Problem: Write a few words.');
    expect(await words.isInvalid()).toBe(true);
  });

  it('counts as people write, and beyond the limit', async () => {
    const { words } = await setup();
    await words.write('nine char');
    expect(await words.count()).toBe('1 character left');
    await words.write('twelve chars');
    expect(await words.count()).toBe('2 characters too many');
  });

  it('counts a picture sign as one character', async () => {
    const { words } = await setup();
    await words.write('🌱');
    expect(await words.count()).toBe('9 characters left');
  });

  it('counts what the page wrote', async () => {
    const { host, words } = await setup();
    host.value.set('kept');
    expect(await words.count()).toBe('6 characters left');
  });

  it('says when an answer is not needed', async () => {
    const { name } = await setup();
    expect(await name.label()).toContain('if you like');
    expect(await name.count()).toBeNull();
  });
});
