import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { DemoPeople } from '@samepage/contracts';
import { SpButton, SpControl, SpField, SpNotice } from '@samepage/ui';
import { Api } from '../../api/api';
import { demoPeople } from '../../api/functions';
import { aboutPasskey, PasskeyDevice } from '../../core/passkey-device';
import { Session } from '../../core/session';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { loaded } from '../../shared/load';
import { safeReturn } from '../../shared/return-to';
import { SpWords } from '../../shared/words';
import { SpDemoPeople } from './demo-people';

/** Signing in: an e-mail address, then the six digits that were sent to it; or a passkey. Guests keep what they said. */
@Component({
  selector: 'sp-sign-in',
  imports: [RouterLink, SpButton, SpControl, SpDemoPeople, SpField, SpFormTrouble, SpNotice, SpWords],
  templateUrl: './sign-in.page.html',
  styles: `
    .digits {
      max-inline-size: 12rem;
      font-size: var(--text-2);
      font-variant-numeric: tabular-nums;
      letter-spacing: 0.18em;
    }
    .email {
      overflow-wrap: anywhere;
    }
  `,
})
export class SignInPage {
  readonly returnTo = input<string>();

  protected readonly session = inject(Session);
  protected readonly device = inject(PasskeyDevice);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');

  protected readonly step = signal<'email' | 'code'>('email');
  protected readonly email = signal('');
  protected readonly code = signal('');
  protected readonly minutes = signal(10);
  protected readonly sentAgain = signal(false);
  protected readonly asking = doing();
  protected readonly entering = doing();
  protected readonly unlocking = doing();
  protected readonly passkeyTrouble = computed(() => aboutPasskey(this.unlocking.trouble()));
  /** The browser's dialog was closed, or had no passkey to offer. */
  protected readonly closed = signal(false);
  /** Answers only where the demo conveniences are on; elsewhere there is nobody to list. */
  protected readonly demo = loaded(
    () => true,
    (): Promise<DemoPeople> => this.api.invoke(demoPeople).catch(() => []),
  );

  constructor() {
    void this.session.ready();
  }

  protected askForCode(event?: Event): Promise<void> {
    event?.preventDefault();
    this.sentAgain.set(false);
    return this.send();
  }

  protected async sendAgain(): Promise<void> {
    await this.send();
    if (!this.asking.trouble()) this.sentAgain.set(true);
  }

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    const code = this.code().replace(/\s/g, '');
    if (this.entering.stopFor(/^\d{6}$/.test(code) ? {} : { code: 'Type the six digits from the e-mail.' }))
      return;
    const done = await this.entering.run(async () => {
      await this.session.signIn(this.email().trim(), code);
      return true;
    });
    if (done) await this.router.navigateByUrl(safeReturn(this.returnTo()));
  }

  protected async signInWithPasskey(): Promise<void> {
    this.closed.set(false);
    const done = await this.unlocking.run(() => this.session.signInWithPasskey());
    if (done) await this.router.navigateByUrl(safeReturn(this.returnTo()));
    else if (done === false) this.closed.set(true);
  }

  protected choose(email: string): void {
    this.email.set(email);
    void this.askForCode();
  }

  protected changeEmail(): void {
    this.step.set('email');
    this.code.set('');
    this.entering.stopFor({});
    setTimeout(() => this.box()?.nativeElement.focus());
  }

  private async send(): Promise<void> {
    const email = this.email().trim();
    const fits = /^\S+@\S+\.\S+$/.test(email);
    if (this.asking.stopFor(fits ? {} : { email: 'Write an e-mail address, like name@example.org.' })) return;
    const minutes = await this.asking.run(() => this.session.askForCode(email));
    if (minutes === undefined) return;
    this.minutes.set(minutes);
    this.step.set('code');
    setTimeout(() => this.box()?.nativeElement.focus());
  }
}
