import { Component, inject, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SpButton, SpDialog, SpSectorMark, SpSkeleton } from '@samepage/ui';
import { Session } from '../../core/session';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpApiTokens } from './api-tokens';
import { SpMyName } from './my-name';
import { SpMySessions } from './my-sessions';
import { SpPasskeys } from './passkeys';

/** Who you are here, where you are signed in, and the way out. */
@Component({
  selector: 'sp-account',
  imports: [
    RouterLink,
    SpApiTokens,
    SpButton,
    SpDialog,
    SpFormTrouble,
    SpMyName,
    SpMySessions,
    SpPageTrouble,
    SpPasskeys,
    SpSectorMark,
    SpSkeleton,
  ],
  templateUrl: './account.page.html',
})
export class AccountPage {
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly guestLeaves = viewChild<SpDialog>('guestLeaves');
  protected readonly leaving = doing();

  constructor() {
    void this.session.ready();
  }

  /** A guest who signs out cannot come back as the same person, so they are asked. */
  protected signOut(): void {
    if (this.session.isGuest()) this.guestLeaves()?.open();
    else void this.leave();
  }

  protected async leave(): Promise<void> {
    const left = await this.leaving.run(async () => {
      await this.session.signOut();
      return true;
    });
    if (left) await this.router.navigateByUrl('/');
  }
}
