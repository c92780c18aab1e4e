import { Component, computed, inject, signal } from '@angular/core';
import { limits, type Support } from '@samepage/contracts';
import { SpButton, SpControl, SpField, SpNotice } from '@samepage/ui';
import { keptWords } from '../../core/kept-words';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpParagraphs } from '../../shared/paragraphs';
import { SpWords } from '../../shared/words';
import { InquiryStore } from './inquiry.store';
import { canBeFollowed, supportWay } from './support-way';

/** Where to turn when it gets too much: read by everyone, set by those who look after the inquiry. */
@Component({
  selector: 'sp-support',
  imports: [SpButton, SpControl, SpField, SpFormTrouble, SpNotice, SpParagraphs, SpWords],
  templateUrl: './support.html',
  styleUrl: './support.css',
})
export class SpSupport {
  private readonly store = inject(InquiryStore);
  protected readonly limit = limits.support;
  protected readonly support = computed(() => this.store.inquiry()?.support ?? null);
  protected readonly way = computed(() => {
    const address = this.support()?.address;
    return address ? { address, ...supportWay(address) } : null;
  });
  protected readonly maySet = computed(() => this.store.may('inquiry.support'));
  protected readonly words = keptWords(() => `support-words.${this.store.slug() ?? ''}`);
  protected readonly address = keptWords(() => `support-address.${this.store.slug() ?? ''}`);
  protected readonly setting = doing();
  /** What was done last, in words. */
  protected readonly done = signal('');
  protected readonly controls = { 'support.words': 'support-words', 'support.address': 'support-address' };

  /** Begins with what stands there now, unless something is being typed already. */
  protected begin(event: Event): void {
    if (!(event.target as HTMLDetailsElement).open) return;
    this.done.set('');
    const support = this.support();
    if (!support || this.words() || this.address()) return;
    this.words.set(support.words);
    this.address.set(support.address ?? '');
  }

  protected async keep(event: Event, details: HTMLDetailsElement): Promise<void> {
    event.preventDefault();
    const words = this.words().trim();
    const address = this.address().trim();
    const stops = this.setting.stopFor({
      ...(!words && { 'support.words': 'Write where people can turn.' }),
      ...(address &&
        !canBeFollowed(address) && {
          'support.address': 'Use an address that begins with https://, tel: or mailto:.',
        }),
    });
    if (stops) return;
    await this.set({ words, address: address || null }, 'It is shown here, and in every debate.', details);
  }

  protected async clear(details: HTMLDetailsElement): Promise<void> {
    await this.set(null, 'It is no longer shown, here or in debates.', details);
  }

  private async set(support: Support | null, done: string, details: HTMLDetailsElement): Promise<void> {
    const set = await this.setting.run(async () => {
      await this.store.setSupport(support);
      return true;
    });
    if (!set) return;
    this.words.set('');
    this.address.set('');
    this.done.set(done);
    // The button that was pressed goes with the form, so the focus goes where the form was opened.
    details.open = false;
    details.querySelector('summary')?.focus();
  }
}
