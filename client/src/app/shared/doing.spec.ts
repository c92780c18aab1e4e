import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { doing } from './doing';
import { loaded } from './load';
import { refusedWith, unreachable } from './testing/fake-api';

/** HttpClient throws what is no Error. */
async function throwing(thrown: unknown): Promise<never> {
  await Promise.resolve();
  throw thrown;
}

describe('one thing a person does', () => {
  it('is done once, however often it is pressed', async () => {
    const sending = doing();
    const work = jest.fn(() => Promise.resolve('done'));
    const [first, second] = await Promise.all([sending.run(work), sending.run(work)]);
    expect([first, second]).toEqual(['done', undefined]);
    expect(work).toHaveBeenCalledTimes(1);
    expect(sending.busy()).toBe(false);
  });

  it('says what stood in its way, and forgets it at the next try', async () => {
    const sending = doing();
    await sending.run(() => throwing(unreachable));
    expect(sending.trouble()?.kind).toBe('unreachable');
    await sending.run(() => Promise.resolve());
    expect(sending.trouble()).toBeNull();
  });

  it('stops for what is missing before anything is sent', () => {
    const sending = doing();
    expect(sending.stopFor({ title: 'Give it a title.' })).toBe(true);
    expect(sending.trouble()?.fields).toEqual({ title: 'Give it a title.' });
    expect(sending.stopFor({})).toBe(false);
    expect(sending.trouble()).toBeNull();
  });
});

describe('something asked of the server', () => {
  async function setup(ask: (id: string) => Promise<string>) {
    const id = signal<string | undefined>(undefined);
    const thing = TestBed.runInInjectionContext(() => loaded(id, ask));
    const settle = async () => {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
      TestBed.tick();
    };
    await settle();
    return { id, thing, settle };
  }

  it('is asked when there is something to ask for', async () => {
    const ask = jest.fn((id: string) => Promise.resolve(`the ${id}`));
    const { id, thing, settle } = await setup(ask);
    expect(ask).not.toHaveBeenCalled();
    id.set('first');
    await settle();
    expect(thing.value()).toBe('the first');
  });

  it('says in words why it is not there, and can be asked again', async () => {
    let away = true;
    const { id, thing, settle } = await setup(() =>
      away ? throwing(refusedWith('not_found', 'Gone.')) : Promise.resolve('here'),
    );
    id.set('first');
    await settle();
    expect(thing.trouble()).toMatchObject({ kind: 'missing', text: 'Gone.' });
    away = false;
    thing.again();
    await settle();
    expect(thing.value()).toBe('here');
    expect(thing.trouble()).toBeNull();
  });

  it('can be told what is known now', async () => {
    const { id, thing, settle } = await setup(() => Promise.resolve('old'));
    id.set('first');
    await settle();
    thing.set('new');
    expect(thing.value()).toBe('new');
  });
});
