import { Component, computed, inject, signal } from '@angular/core';
import { limits } from '@samepage/contracts';
import { SpButton, SpControl, SpField, SpNotice } from '@samepage/ui';
import { Api } from '../../api/api';
import { passkeyAdd, passkeyAsk, passkeyList, passkeyRemove } from '../../api/functions';
import { aboutPasskey, PasskeyDevice } from '../../core/passkey-device';
import { SpDate } from '../../shared/dates';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { loaded } from '../../shared/load';
import { SpWords } from '../../shared/words';

/** The devices that can sign someone in by their own lock. */
@Component({
  selector: 'sp-passkeys',
  imports: [SpButton, SpControl, SpDate, SpField, SpFormTrouble, SpNotice, SpWords],
  templateUrl: './passkeys.html',
  styleUrl: './kept-things.css',
  styles: `
    b {
      overflow-wrap: anywhere;
    }
  `,
})
export class SpPasskeys {
  private readonly api = inject(Api);
  protected readonly device = inject(PasskeyDevice);
  protected readonly limit = limits.name;
  protected readonly passkeys = loaded(
    () => true,
    () => this.api.invoke(passkeyList),
  );
  protected readonly label = signal('');
  /** What came of the last thing done here, where it needs saying. */
  protected readonly outcome = signal<'added' | 'closed' | 'forgotten' | null>(null);
  protected readonly adding = doing();
  protected readonly forgetting = doing();
  protected readonly addingTrouble = computed(() => aboutPasskey(this.adding.trouble()));

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    this.outcome.set(null);
    const label = this.label().trim();
    if (this.adding.stopFor(label ? {} : { label: 'Give this device a name.' })) return;
    const now = await this.adding.run(async () => {
      const made = await this.device.make(this.api.invoke(passkeyAsk));
      return made && this.api.invoke(passkeyAdd, { body: { ...made, label } });
    });
    if (now === null) this.outcome.set('closed');
    if (!now) return;
    this.passkeys.set(now);
    this.label.set('');
    this.outcome.set('added');
  }

  protected async forget(passkeyId: string): Promise<void> {
    this.outcome.set(null);
    const done = await this.forgetting.run(async () => {
      await this.api.invoke(passkeyRemove, { passkeyId });
      return true;
    });
    if (done) this.outcome.set('forgotten');
    this.passkeys.again();
  }
}
