import { demoPeople, sessionAskForCode, sessionSee, sessionSignIn } from '../../api/functions';
import { FakeApi, refusedWith, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { aPerson, nobody } from '../../shared/testing/samples';
import { SignInPage } from './sign-in.page';

const kate = { email: 'kate@demo.example', name: 'Kate', role: 'artist', sector: 'Culture' };

async function setup({ api = new FakeApi(), me = nobody, inputs = {} } = {}) {
  api.answer(sessionSee, me).answer(sessionAskForCode, { minutes: 10 }).answer(sessionSignIn, aPerson());
  if (!api.askedOf(demoPeople).length) api.fail(demoPeople, refusedWith('not_found'));
  const page = await openPage(SignInPage, { api, inputs });
  const went = jest.spyOn(page.router, 'navigateByUrl').mockResolvedValue(true);
  const email = async (address: string) => {
    type(page.element, '#sign-in-email', address);
    await page.submit();
  };
  const code = async (digits: string) => {
    type(page.element, '#sign-in-code', digits);
    await page.submit();
  };
  return { ...page, api, went, email, code };
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
