import { computed, inject, Injectable, signal } from '@angular/core';
import type { Ability } from '@samepage/access';
import type { Me, MyMembership } from '@samepage/contracts';
import { Api } from '../api/api';
import {
  passkeyAskToSignIn,
  passkeySignIn,
  sessionAskForCode,
  sessionSee,
  sessionSignIn,
  sessionSignOut,
} from '../api/functions';
import { Trouble, troubleOf } from './api-failure';
import { forgetDocuments } from './offline-documents';
import { PasskeyDevice } from './passkey-device';

/** Who is here: asked of the server once, when a page first wants to know, and again after each change. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly device = inject(PasskeyDevice);
  private readonly known = signal<Me | null>(null);
  private asking: Promise<void> | null = null;

  /** Null until the server has answered. */
  readonly me = this.known.asReadonly();
  /** Why it could not be asked; never set for someone who is merely signed out. */
  readonly trouble = signal<Trouble | null>(null);
  readonly signedIn = computed(() => (this.known()?.kind ?? 'stranger') !== 'stranger');
  readonly isGuest = computed(() => this.known()?.kind === 'guest');

  /** Asks who is here, once. */
  ready(): Promise<void> {
    return (this.asking ??= this.refresh());
  }

  async refresh(): Promise<void> {
    try {
      this.become(await this.api.invoke(sessionSee));
    } catch (error) {
      this.asking = null;
      this.trouble.set(troubleOf(error));
    }
  }

  membershipIn(inquiryId: string): MyMembership | undefined {
    return this.known()?.memberships.find((membership) => membership.inquiryId === inquiryId);
  }

  may(ability: Ability, inquiryId: string): boolean {
    return this.membershipIn(inquiryId)?.abilities.includes(ability) ?? false;
  }

  /** Sends a code; tells for how many minutes it can be used. */
  async askForCode(email: string): Promise<number> {
    return (await this.api.invoke(sessionAskForCode, { body: { email } })).minutes;
  }

  /** A guest who signs in keeps everything they said. */
  async signIn(email: string, code: string): Promise<void> {
    this.become(await this.api.invoke(sessionSignIn, { body: { email, code } }));
  }

  /** False when the person closed the browser's dialog. */
  async signInWithPasskey(): Promise<boolean> {
    const body = await this.device.signIn(this.api.invoke(passkeyAskToSignIn));
    if (body) this.become(await this.api.invoke(passkeySignIn, { body }));
    return body !== null;
  }

  /** Ends the session of this browser, and takes what was kept of shared documents off this device. */
  async signOut(): Promise<void> {
    await this.api.invoke(sessionSignOut);
    await forgetDocuments();
    this.become({ kind: 'stranger', name: null, email: null, memberships: [] });
  }

  /** Joining answers with who one is now. */
  become(me: Me): void {
    this.known.set(me);
    this.trouble.set(null);
    this.asking = Promise.resolve();
  }
}
