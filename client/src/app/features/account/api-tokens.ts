import { Component, inject, signal } from '@angular/core';
import { limits } from '@samepage/contracts';
import { SpButton, SpControl, SpField, SpNotice } from '@samepage/ui';
import { Api } from '../../api/api';
import { apiTokenList, apiTokenMake, apiTokenRevoke } from '../../api/functions';
import { SpDate } from '../../shared/dates';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { loaded } from '../../shared/load';
import { SpWords } from '../../shared/words';

/** Keys for programs that act for someone: made, shown once, withdrawn. */
@Component({
  selector: 'sp-api-tokens',
  imports: [SpButton, SpControl, SpDate, SpField, SpFormTrouble, SpNotice, SpWords],
  templateUrl: './api-tokens.html',
  styleUrl: './kept-things.css',
  styles: `
    code {
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
})
export class SpApiTokens {
  private readonly api = inject(Api);
  protected readonly limit = limits.name;
  protected readonly tokens = loaded(
    () => true,
    () => this.api.invoke(apiTokenList),
  );
  protected readonly label = signal('');
  /** The token just made: the only time it is shown. */
  protected readonly made = signal<string | null>(null);
  protected readonly making = doing();
  protected readonly withdrawing = doing();

  protected async make(event: Event): Promise<void> {
    event.preventDefault();
    const label = this.label().trim();
    if (this.making.stopFor(label ? {} : { label: 'Say what it is for.' })) return;
    const made = await this.making.run(() => this.api.invoke(apiTokenMake, { body: { label } }));
    if (!made) return;
    this.label.set('');
    this.made.set(made.token);
    this.tokens.again();
  }

  protected async withdraw(tokenId: string): Promise<void> {
    await this.withdrawing.run(() => this.api.invoke(apiTokenRevoke, { tokenId }));
    this.made.set(null);
    this.tokens.again();
  }
}
