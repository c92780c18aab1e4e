import { TestBed } from '@angular/core/testing';
import {
  passkeyAskToSignIn,
  passkeySignIn,
  sessionAskForCode,
  sessionSee,
  sessionSignIn,
  sessionSignOut,
} from '../api/functions';
import { FakeApi, unreachable } from '../shared/testing/fake-api';
import { aPerson, nobody } from '../shared/testing/samples';
import { PasskeyDevice } from './passkey-device';
import { Session } from './session';

function setup(api: FakeApi) {
  TestBed.configureTestingModule({ providers: [api.provider] });
  return TestBed.inject(Session);
}

describe('Session', () => {
  it('asks who is here once, when someone first wants to know', async () => {
    const api = new FakeApi().answer(sessionSee, aPerson());
    const session = setup(api);
    expect(session.me()).toBeNull();
    await Promise.all([session.ready(), session.ready()]);
    await session.ready();
    expect(api.askedOf(sessionSee)).toHaveLength(1);
    expect(session.signedIn()).toBe(true);
  });

  it('does not take a server that is away for being signed out, and asks again', async () => {
    const api = new FakeApi().fail(sessionSee, unreachable);
    const session = setup(api);
    await session.ready();
    expect(session.me()).toBeNull();
    expect(session.trouble()?.kind).toBe('unreachable');
    api.answer(sessionSee, nobody);
    await session.ready();
    expect(session.trouble()).toBeNull();
    expect(session.signedIn()).toBe(false);
  });

  it('knows what one may do where', async () => {
    const session = setup(new FakeApi().answer(sessionSee, aPerson()));
    await session.ready();
    expect(session.may('statement.add', 'i-1')).toBe(true);
    expect(session.may('debate.run', 'i-1')).toBe(false);
    expect(session.may('statement.add', 'i-2')).toBe(false);
  });

  it('becomes who the code says', async () => {
    const api = new FakeApi().answer(sessionAskForCode, { minutes: 10 }).answer(sessionSignIn, aPerson());
    const session = setup(api);
    expect(await session.askForCode('asha@example.org')).toBe(10);
    await session.signIn('asha@example.org', '123456');
    expect(api.askedOf(sessionSignIn)).toEqual([{ body: { email: 'asha@example.org', code: '123456' } }]);
    expect(session.me()?.name).toBe('Asha');
  });

  it('becomes who the passkey says, and nobody else when the dialog was closed', async () => {
    const api = new FakeApi()
      .answer(passkeyAskToSignIn, { challengeId: 'c-1', options: {} })
      .answer(passkeySignIn, aPerson());
    const session = setup(api);
    const answer = jest.spyOn(TestBed.inject(PasskeyDevice), 'signIn').mockResolvedValue(null);
    expect(await session.signInWithPasskey()).toBe(false);
    expect(session.me()).toBeNull();
    const body = { challengeId: 'c-1', response: { id: 'proof' } };
    answer.mockResolvedValue(body as never);
    expect(await session.signInWithPasskey()).toBe(true);
    expect(api.askedOf(passkeySignIn)).toEqual([{ body }]);
    expect(session.me()?.name).toBe('Asha');
  });

  it('is nobody after signing out, without asking', async () => {
    const api = new FakeApi()
      .answer(sessionSee, aPerson({ kind: 'guest' }))
      .answer(sessionSignOut, undefined);
    const session = setup(api);
    await session.ready();
    expect(session.isGuest()).toBe(true);
    await session.signOut();
    expect(session.signedIn()).toBe(false);
    expect(api.askedOf(sessionSee)).toHaveLength(1);
  });

  it('stays who it is when signing out fails', async () => {
    const api = new FakeApi().answer(sessionSee, aPerson()).fail(sessionSignOut, unreachable);
    const session = setup(api);
    await session.ready();
    await expect(session.signOut()).rejects.toBe(unreachable);
    expect(session.signedIn()).toBe(true);
  });
});
