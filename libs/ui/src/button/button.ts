import { booleanAttribute, Component, ElementRef, inject, input } from '@angular/core';

export type ButtonKind = 'primary' | 'quiet' | 'danger';

/**
 * Dresses a native button or link. While `busy`, it keeps its place, its width and its focus, says
 * `busyText`, and lets no further press through. While `off` it lets none through either, and keeps its focus: whoever
 * stands on it hears that it does nothing now.
 */
@Component({
  // A button must stay a native button, so the component sits on it as an attribute.
  // eslint-disable-next-line @angular-eslint/component-selector
  selector: 'button[spButton], a[spButton]',
  template: `
    <span class="label"><ng-content /></span>
    @if (busyText() || busy()) {
      <span class="busy">{{ busyText() || 'One moment…' }}</span>
    }
  `,
  styleUrl: './button.css',
  host: {
    '[attr.data-kind]': 'kind()',
    '[attr.aria-busy]': 'busy() || null',
    '[attr.aria-disabled]': 'busy() || off() || null',
  },
})
export class SpButton {
  readonly kind = input<ButtonKind>('primary');
  readonly busy = input(false, { transform: booleanAttribute });
  readonly busyText = input('');
  readonly off = input(false, { transform: booleanAttribute });

  constructor() {
    // In the capture phase, because the page's own click listener was there first.
    inject<ElementRef<HTMLElement>>(ElementRef).nativeElement.addEventListener('click', this.hold, true);
  }

  private readonly hold = (event: Event): void => {
    if (!this.busy() && !this.off()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}
