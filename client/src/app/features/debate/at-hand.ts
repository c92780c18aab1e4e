import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SpButton, SpNotice } from '@samepage/ui';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { SpInvite } from '../../shared/invite';
import { Calm } from './calm';
import { DebateView } from './debate-view';

const connectionWords = {
  connecting: 'Connecting…',
  live: 'Live',
  again: 'Connecting again… You can go on.',
  ended: 'No longer connected',
} as const;

/** A quiet bar at the edge of the screen: the way out, the connection in words, and folded a pause, support, less to take in, the code. */
@Component({
  selector: 'sp-at-hand',
  imports: [RouterLink, SpButton, SpFormTrouble, SpInvite, SpNotice],
  templateUrl: './at-hand.html',
  styleUrl: './at-hand.css',
  host: { '(keydown.escape)': 'close()' },
})
export class SpAtHand {
  protected readonly view = inject(DebateView);
  protected readonly calm = inject(Calm);
  protected readonly asking = doing();
  /** The facilitators were told. */
  protected readonly told = signal(false);
  protected readonly isOpen = signal(false);
  protected readonly connection = computed(() => connectionWords[this.view.connection()]);

  protected async askForPause(): Promise<void> {
    this.told.set(false);
    const told = await this.asking.run(async () => {
      await this.view.signal();
      return true;
    });
    this.told.set(told === true);
  }

  protected choose(event: Event): void {
    this.calm.choose((event.target as HTMLInputElement).checked);
  }

  private readonly details = viewChild<ElementRef<HTMLDetailsElement>>('details');

  protected opened(event: Event): void {
    this.isOpen.set((event.target as HTMLDetailsElement).open);
  }

  /** Escape closes it, and gives the focus back to where it was opened. */
  protected close(): void {
    const details = this.details()?.nativeElement;
    if (!details?.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  }
}
