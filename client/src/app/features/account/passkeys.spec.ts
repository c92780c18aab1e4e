import { ButtonHarness, ErrorSummaryHarness, NoticeHarness } from '@samepage/ui/testing';
import { passkeyAdd, passkeyAsk, passkeyList, passkeyRemove } from '../../api/functions';
import { PasskeyDevice } from '../../core/passkey-device';
import { FakeApi, refusedWith } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { SpPasskeys } from './passkeys';

const at = '2024-11-22T10:00:00Z';
const laptop = { id: 'k-1', label: 'My laptop', createdAt: at, lastUsedAt: null };
const phone = { id: 'k-2', label: 'My phone', createdAt: at, lastUsedAt: '2024-11-24T15:30:00Z' };
const made = { challengeId: 'c-1', response: { id: 'made' } };

async function setup({ able = true, list = [laptop, phone] as unknown[] } = {}) {
  const api = new FakeApi()
    .answer(passkeyList, list)
    .answer(passkeyAsk, { challengeId: 'c-1', options: {} })
    .answer(passkeyAdd, [laptop])
    .answer(passkeyRemove, undefined);
  const device = { able, make: jest.fn().mockResolvedValue(made) };
  const providers = [{ provide: PasskeyDevice, useValue: device }];
  const page = await openPage(SpPasskeys, { api, providers });
  const add = async (label: string) => {
    type(page.element, '#passkey-label', label);
    await (await page.loader.getHarness(ButtonHarness.with({ text: 'Add a passkey' }))).press();
    await page.settle();
  };
  const notice = async () => {
    const shown = await page.loader.getHarnessOrNull(NoticeHarness);
    return shown && `${(await shown.kind()) ?? ''}: ${await shown.text()}`;
  };
  return { ...page, api, device, add, notice };
}

describe('passkeys', () => {
  it('says what they are, and lists when each was made and used', async () => {
    const { text } = await setup();
    expect(text()).toContain('a fingerprint, a face or a PIN');
    expect(text()).toContain('My laptop Made Friday 22 November 2024, 10am. Not used yet.');
    expect(text()).toContain('Last used Sunday 24 November 2024, 3.30pm.');
  });

  it('adds this device by its name', async () => {
    const { add, api, text, notice, element } = await setup({ list: [] });
    expect(text()).toContain('You have no passkeys.');
    await add(' My laptop ');
    expect(api.askedOf(passkeyAdd)).toEqual([{ body: { ...made, label: 'My laptop' } }]);
    expect(text()).toContain('Forget: My laptop');
    expect(await notice()).toContain('good: ');
    expect(element.querySelector<HTMLInputElement>('#passkey-label')?.value).toBe('');
  });

  it('wants a name before the device is asked', async () => {
    const { add, api, device, loader } = await setup();
    await add('  ');
    expect(await (await loader.getHarness(ErrorSummaryHarness)).problems()).toEqual([
      'Give this device a name.',
    ]);
    expect(device.make).not.toHaveBeenCalled();
    expect(api.askedOf(passkeyAsk)).toEqual([]);
  });

  it('stays calm when the dialog is closed, and keeps the name', async () => {
    const { add, api, device, notice, element } = await setup();
    device.make.mockResolvedValue(null);
    await add('My laptop');
    expect(await notice()).toMatch(/^info: .*Nothing was added/);
    expect(api.askedOf(passkeyAdd)).toEqual([]);
    expect(element.querySelector<HTMLInputElement>('#passkey-label')?.value).toBe('My laptop');
  });

  it('says why a passkey was not taken, without blaming the name', async () => {
    const { add, api, notice } = await setup();
    api.fail(passkeyAdd, refusedWith('code_expired', 'That took too long. Please begin again.'));
    await add('My laptop');
    expect(await notice()).toMatch(/^problem: .*That passkey was not taken\s*That took too long/);
  });

  it('forgets one', async () => {
    const { press, api, notice } = await setup();
    await press('Forget: My phone');
    expect(api.askedOf(passkeyRemove)).toEqual([{ passkeyId: 'k-2' }]);
    expect(api.askedOf(passkeyList)).toHaveLength(2);
    expect(await notice()).toContain('no longer signs anyone in');
  });

  it('says so where the browser has none', async () => {
    const { text, element } = await setup({ able: false });
    expect(text()).toContain('This browser cannot make passkeys.');
    expect(element.querySelector('form')).toBeNull();
    expect(text()).toContain('My laptop');
  });
});
