import { TestBed } from '@angular/core/testing';
import { ButtonHarness, NoticeHarness } from '@samepage/ui/testing';
import {
  demoPeople,
  passkeyAskToSignIn,
  passkeySignIn,
  sessionAskForCode,
  sessionSee,
  sessionSignIn,
} from '../../api/functions';
import { PasskeyDevice } from '../../core/passkey-device';
import { FakeApi, refusedWith, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { aPerson, nobody } from '../../shared/testing/samples';
import { SignInPage } from './sign-in.page';

const kate = { email: 'kate@demo.example', name: 'Kate', role: 'artist', sector: 'Culture' };

const proof = { challengeId: 'c-1', response: { id: 'proof' } };

async function setup({ api = new FakeApi(), me = nobody, inputs = {}, able = false } = {}) {
  api.answer(sessionSee, me).answer(sessionAskForCode, { minutes: 10 }).answer(sessionSignIn, aPerson());
  if (!api.askedOf(demoPeople).length) api.fail(demoPeople, refusedWith('not_found'));
  api.answer(passkeyAskToSignIn, { challengeId: 'c-1', options: {} }).answer(passkeySignIn, aPerson());
  const device = { able, signIn: jest.fn().mockResolvedValue(proof) };
  const page = await openPage(SignInPage, {
    api,
    inputs,
    providers: [{ provide: PasskeyDevice, useValue: device }],
  });
  const went = jest.spyOn(page.router, 'navigateByUrl').mockResolvedValue(true);
  const email = async (address: string) => {
    type(page.element, '#sign-in-email', address);
    await page.submit();
  };
  const code = async (digits: string) => {
    type(page.element, '#sign-in-code', digits);
    await page.submit();
  };
  const passkey = () => page.loader.getHarnessOrNull(ButtonHarness.with({ text: 'Sign in with a passkey' }));
  const unlock = async () => {
    await (await passkey())?.press();
    await page.settle();
  };
  const notices = async () => {
    const all = await page.loader.getAllHarnesses(NoticeHarness);
    return Promise.all(all.map(async (one) => `${(await one.kind()) ?? ''}: ${await one.text()}`));
  };
  return { ...page, api, went, email, code, device, passkey, unlock, notices };
}

describe('signing in', () => {
  it('sends a code, and takes it as it is pasted', async () => {
    const { email, code, api, went, text, element } = await setup();
    await email(' asha@example.org ');
    expect(api.askedOf(sessionAskForCode)).toEqual([{ body: { email: 'asha@example.org' } }]);
    expect(text()).toContain('They work for 10 minutes');
    expect(element.querySelector('#sign-in-code')?.getAttribute('autocomplete')).toBe('one-time-code');
    await code('123 456');
    expect(api.askedOf(sessionSignIn)).toEqual([{ body: { email: 'asha@example.org', code: '123456' } }]);
    expect(went).toHaveBeenCalledWith('/');
  });

  it('goes back to where one came from, and never to another site', async () => {
    const { email, code, went, fixture } = await setup({ inputs: { returnTo: '/debates/d-1' } });
    await email('asha@example.org');
    await code('123456');
    expect(went).toHaveBeenLastCalledWith('/debates/d-1');
    fixture.componentRef.setInput('returnTo', 'https://evil.example');
    await code('123456');
    expect(went).toHaveBeenLastCalledWith('/');
  });

  it('says what an address looks like before anything is sent', async () => {
    const { email, api, text } = await setup();
    await email('asha at example');
    expect(text()).toContain('like name@example.org');
    expect(api.askedOf(sessionAskForCode)).toEqual([]);
  });

  it('keeps what was typed when the code is wrong or the server is away', async () => {
    const { email, code, api, text, element } = await setup();
    await email('asha@example.org');
    api.fail(sessionSignIn, refusedWith('code_wrong', 'That is not the code we sent. Look again.'));
    await code('111111');
    expect(text()).toContain('That is not the code we sent.');
    api.fail(sessionSignIn, unreachable);
    await code('222222');
    expect(text()).toContain('We could not reach the server');
    expect(element.querySelector<HTMLInputElement>('#sign-in-code')?.value).toBe('222222');
  });

  it('asks for six digits', async () => {
    const { email, code, text, api } = await setup();
    await email('asha@example.org');
    await code('12');
    expect(text()).toContain('Type the six digits');
    expect(api.askedOf(sessionSignIn)).toEqual([]);
  });

  it('sends another code, or to another address', async () => {
    const { email, press, text, api, element } = await setup();
    await email('asha@example.org');
    await press('Send a new code');
    expect(text()).toContain('A new code is on its way');
    expect(api.askedOf(sessionAskForCode)).toHaveLength(2);
    await press('Use another e-mail');
    expect(element.querySelector('#sign-in-email')).not.toBeNull();
  });

  it('lists the demo people, each a button', async () => {
    const api = new FakeApi().answer(demoPeople, [kate]);
    await api.invoke(demoPeople);
    const { press, text } = await setup({ api });
    await press('Kate, artist');
    expect(text()).toContain('kate@demo.example');
    expect(text()).toContain('The code is in the outbox');
  });

  it('tells a guest what they keep', async () => {
    const { text } = await setup({ me: aPerson({ kind: 'guest' }) });
    expect(text()).toContain('Keep what you said');
  });
});

describe('signing in with a passkey', () => {
  it('is offered where the browser can, quietly and only beside the e-mail', async () => {
    expect(await (await setup()).passkey()).toBeNull();
    TestBed.resetTestingModule();
    const { passkey, email } = await setup({ able: true });
    expect(await (await passkey())?.kind()).toBe('quiet');
    await email('asha@example.org');
    expect(await passkey()).toBeNull();
  });

  it('signs in, and goes back to where one came from', async () => {
    const { unlock, api, went } = await setup({ able: true, inputs: { returnTo: '/debates/d-1' } });
    await unlock();
    expect(api.askedOf(passkeySignIn)).toEqual([{ body: proof }]);
    expect(went).toHaveBeenCalledWith('/debates/d-1');
  });

  it('stays calm when the dialog is closed', async () => {
    const { unlock, notices, device, api, went } = await setup({ able: true });
    device.signIn.mockResolvedValueOnce(null);
    await unlock();
    expect(await notices()).toEqual([expect.stringMatching(/^info: .*No passkey was used/)]);
    expect(api.askedOf(passkeySignIn)).toEqual([]);
    expect(went).not.toHaveBeenCalled();
    await unlock();
    expect(await notices()).toEqual([]);
  });

  it('says why a passkey was not taken', async () => {
    const { unlock, notices, api, went } = await setup({ able: true });
    api.fail(passkeySignIn, refusedWith('code_wrong', 'That passkey is not known here.'));
    await unlock();
    const [said = ''] = await notices();
    expect(said).toContain('That passkey was not taken');
    expect(said).toContain('That passkey is not known here.');
    expect(went).not.toHaveBeenCalled();
  });
});
