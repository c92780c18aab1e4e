import { TestBed } from '@angular/core/testing';
import type { PasskeyAsk } from '@samepage/contracts';
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { problem } from '../shared/testing/fake-api';
import { troubleOf, troubleOfProblem } from './api-failure';
import { aboutPasskey, PasskeyDevice } from './passkey-device';

jest.mock('@simplewebauthn/browser', () => ({
  startAuthentication: jest.fn(),
  startRegistration: jest.fn(),
}));

const ask = (): Promise<PasskeyAsk> => Promise.resolve({ challengeId: 'c-1', options: { challenge: 'abc' } });
const named = (name: string) => Object.assign(new Error(name), { name });

describe('PasskeyDevice', () => {
  afterEach(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));

  it('knows whether this browser can do it', () => {
    expect(TestBed.inject(PasskeyDevice).able).toBe(false);
    Object.assign(window, { PublicKeyCredential: jest.fn() });
    TestBed.resetTestingModule();
    expect(TestBed.inject(PasskeyDevice).able).toBe(true);
  });

  it('answers what the server asked', async () => {
    const device = TestBed.inject(PasskeyDevice);
    jest.mocked(startRegistration).mockResolvedValue({ id: 'made' } as never);
    jest.mocked(startAuthentication).mockResolvedValue({ id: 'proof' } as never);
    expect(await device.make(ask())).toEqual({ challengeId: 'c-1', response: { id: 'made' } });
    expect(await device.signIn(ask())).toEqual({ challengeId: 'c-1', response: { id: 'proof' } });
    expect(startRegistration).toHaveBeenLastCalledWith({ optionsJSON: { challenge: 'abc' } });
    expect(startAuthentication).toHaveBeenLastCalledWith({ optionsJSON: { challenge: 'abc' } });
  });

  it.each(['NotAllowedError', 'AbortError'])('takes %s for a closed dialog', async (name) => {
    const device = TestBed.inject(PasskeyDevice);
    jest.mocked(startRegistration).mockRejectedValue(named(name));
    jest.mocked(startAuthentication).mockRejectedValue(named(name));
    expect(await device.make(ask())).toBeNull();
    expect(await device.signIn(ask())).toBeNull();
  });

  it.each([
    ['InvalidStateError', 'This device already has a passkey'],
    ['SecurityError', 'This device could not do it'],
  ])('puts %s into words', async (name, words) => {
    jest.mocked(startRegistration).mockRejectedValue(named(name));
    const error: unknown = await TestBed.inject(PasskeyDevice)
      .make(ask())
      .catch((thrown: unknown) => thrown);
    expect(troubleOf(error)).toMatchObject({
      kind: 'refused',
      text: expect.stringContaining(words) as string,
    });
  });

  it('passes on what kept the server from asking', async () => {
    const away = new Error('away');
    await expect(TestBed.inject(PasskeyDevice).make(Promise.reject(away))).rejects.toBe(away);
  });

  it('speaks of a passkey where the server speaks of a code', () => {
    const wrong = aboutPasskey(troubleOfProblem(problem('code_wrong', 'It is not known here.')));
    expect(wrong).toMatchObject({ title: 'That passkey was not taken', text: 'It is not known here.' });
    const many = troubleOfProblem(problem('too_many_requests'));
    expect(aboutPasskey(many)).toBe(many);
    expect(aboutPasskey(null)).toBeNull();
  });
});
