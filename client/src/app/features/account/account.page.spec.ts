import {
  apiTokenList,
  apiTokenMake,
  apiTokenRevoke,
  passkeyList,
  sessionEnd,
  sessionList,
  sessionRename,
  sessionSee,
  sessionSignOut,
} from '../../api/functions';
import { DialogHarness } from '@samepage/ui/testing';
import { FakeApi, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { aPerson, nobody } from '../../shared/testing/samples';
import { AccountPage } from './account.page';

const at = '2026-11-22T10:00:00Z';
const here = {
  id: 'se-1',
  startedAt: at,
  lastSeenAt: at,
  endsAt: at,
  device: 'Firefox on Android',
  current: true,
};

async function setup(me = aPerson(), api = new FakeApi()) {
  api
    .answer(sessionList, [here, { ...here, id: 'se-2', device: 'Chrome on Windows', current: false }])
    .answer(apiTokenList, [{ id: 't-1', label: 'Spreadsheet', createdAt: at, lastUsedAt: null }])
    .answer(passkeyList, [])
    .answer(apiTokenMake, { id: 't-2', token: 'sp_secret' });
  for (const fn of [sessionEnd, sessionRename, sessionSignOut, apiTokenRevoke]) api.answer(fn, undefined);
  if (!api.askedOf(sessionSee).length) api.answer(sessionSee, me);
  const page = await openPage(AccountPage, { api });
  const went = jest.spyOn(page.router, 'navigateByUrl').mockResolvedValue(true);
  return { ...page, api, went };
}

describe('the account', () => {
  it('shows who one is, in which inquiries, and where one is signed in', async () => {
    const { text } = await setup();
    for (const words of [
      'asha@example.org',
      'What is it for?',
      'Firefox on Android, this one',
      'Spreadsheet',
      'Passkeys',
    ])
      expect(text()).toContain(words);
  });

  it('ends a session elsewhere', async () => {
    const { press, api } = await setup();
    await press('End it');
    expect(api.askedOf(sessionEnd)).toEqual([{ sessionId: 'se-2' }]);
    expect(api.askedOf(sessionList)).toHaveLength(2);
  });

  it('shows a new key once, and withdraws an old one', async () => {
    const { element, text, press, api, settle } = await setup();
    await press('Make a key');
    expect(text()).not.toContain('sp_secret');
    type(element, '#token-label', 'Board papers');
    await press('Make a key');
    await settle();
    expect(text()).toContain('sp_secret');
    await press('Withdraw');
    expect(api.askedOf(apiTokenRevoke)).toEqual([{ tokenId: 't-1' }]);
    expect(text()).not.toContain('sp_secret');
  });

  it('changes the name, and asks who one is now', async () => {
    const { element, submit, api, text } = await setup();
    type(element, '#account-name', 'Asha B');
    await submit();
    expect(api.askedOf(sessionRename)).toEqual([{ body: { name: 'Asha B' } }]);
    expect(api.askedOf(sessionSee)).toHaveLength(2);
    expect(text()).toContain('Your name is changed everywhere.');
  });

  it('signs out', async () => {
    const { press, api, went } = await setup();
    await press('Sign out');
    expect(api.askedOf(sessionSignOut)).toHaveLength(1);
    expect(went).toHaveBeenCalledWith('/');
  });

  it('warns a guest, who cannot come back, and offers to keep what they said', async () => {
    const { press, api, text, loader, settle } = await setup(aPerson({ kind: 'guest', email: null }));
    expect(text()).toContain('Add my e-mail');
    expect(text()).not.toContain('Keys for programs');
    expect(text()).not.toContain('Passkeys');
    await press('Sign out');
    expect(api.askedOf(sessionSignOut)).toEqual([]);
    await (await loader.getHarness(DialogHarness)).confirm();
    await settle();
    expect(api.askedOf(sessionSignOut)).toHaveLength(1);
  });

  it('shows a stranger the ways in', async () => {
    const { text, api } = await setup(nobody);
    expect(text()).toContain('You are not signed in.');
    expect(api.askedOf(sessionList)).toEqual([]);
  });

  it('does not call someone signed out when the server is away', async () => {
    const api = new FakeApi().fail(sessionSee, unreachable);
    await api.invoke(sessionSee).catch(() => undefined);
    const { text } = await setup(nobody, api);
    expect(text()).toContain('We could not reach the server');
    expect(text()).not.toContain('You are not signed in.');
  });
});
