import { HttpErrorResponse } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { AddPasskey, PasskeyAsk, Problem, SignInWithPasskey } from '@samepage/contracts';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { Trouble } from './api-failure';

export type MadePasskey = Omit<AddPasskey, 'label'>;

/**
 * This device's own lock. Each question is what the server is asking, still under way; each answer is what to send
 * back, or null when the person closed the browser's dialog. What it throws is a problem in words.
 */
@Injectable({ providedIn: 'root' })
export class PasskeyDevice {
  /** Old browsers have no passkeys, and none has them on a page that came without https. */
  readonly able: boolean = 'PublicKeyCredential' in window;

  async make(asking: Promise<PasskeyAsk>): Promise<MadePasskey | null> {
    const [{ challengeId, options }, { startRegistration }] = await Promise.all([asking, library()]);
    // WebAuthn's own JSON, passed through as it is.
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
    const response = await unlessClosed(startRegistration({ optionsJSON }));
    return response && { challengeId, response: response as MadePasskey['response'] };
  }

  async signIn(asking: Promise<PasskeyAsk>): Promise<SignInWithPasskey | null> {
    const [{ challengeId, options }, { startAuthentication }] = await Promise.all([asking, library()]);
    const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
    const response = await unlessClosed(startAuthentication({ optionsJSON }));
    return response && { challengeId, response: response as SignInWithPasskey['response'] };
  }
}

/** The server's words for a wrong code, said of a passkey. */
export function aboutPasskey(trouble: Trouble | null): Trouble | null {
  if (trouble?.code !== 'code_wrong' && trouble?.code !== 'code_expired') return trouble;
  return { ...trouble, kind: 'refused', title: 'That passkey was not taken' };
}

/** Fetched when someone first asks for it; that can fail as any request can. */
const library = () =>
  import('@simplewebauthn/browser').catch((error: unknown) => {
    const cause = new HttpErrorResponse({ status: 0, error });
    throw new Error('What speaks with the device could not be fetched.', { cause });
  });

async function unlessClosed<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    const { name } = error as Error;
    // Closed, not answered in time, or nothing there to choose from: browsers do not tell a page which.
    if (name === 'NotAllowedError' || name === 'AbortError') return null;
    throw refused(
      name === 'InvalidStateError'
        ? 'This device already has a passkey for you here. There is nothing to add.'
        : 'This device could not do it. Nothing has changed. You can always sign in with a code.',
    );
  }
}

function refused(detail: string): Error {
  const cause: Problem = {
    type: 'urn:samepage:problem:refused',
    title: 'Refused',
    status: 409,
    code: 'refused',
    detail,
  };
  return new Error(detail, { cause });
}
