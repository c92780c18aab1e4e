import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { SpQr } from '@samepage/ui';

/** How people get in: the code in large letters, the address it is typed at, and a QR code. */
@Component({
  selector: 'sp-invite',
  imports: [SpQr],
  template: `
    <div class="words">
      <p>{{ words() }}</p>
      <p class="code" translate="no">{{ code() }}</p>
      <p class="soft">
        Type it at <b translate="no">{{ place }}/join</b>, or point a phone’s camera at the square.
      </p>
    </div>
    <sp-qr [text]="address()" [label]="'QR code that opens ' + address()" />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-4) var(--space-6);
      align-items: center;
    }
    .words {
      flex: 1 1 min(15rem, 100%);
      min-inline-size: 0;
    }
    .code {
      font-family: var(--face-display);
      font-size: var(--text-1);
      font-weight: 780;
      letter-spacing: 0.06em;
      line-height: 1.15;
      overflow-wrap: anywhere;
    }
    b {
      overflow-wrap: anywhere;
    }
    sp-qr {
      inline-size: 11rem;
      max-inline-size: 100%;
    }
  `,
})
export class SpInvite {
  readonly code = input.required<string>();
  readonly words = input('Anyone with this code can join.');

  private readonly location = inject(DOCUMENT).location;
  protected readonly place = this.location.host;
  protected readonly address = computed(() => `${this.location.origin}/join/${this.code()}`);
}
