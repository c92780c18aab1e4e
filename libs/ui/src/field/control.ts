import { AfterViewChecked, Directive, ElementRef, inject, input, signal } from '@angular/core';
import { freshId } from '../ids';
import { SpField } from './field';

type NativeControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Marks the native input, textarea or select of an `sp-field`, and ties the label, hint, count and
 * error to it. An `id` of its own is kept, so an error summary can point at it.
 */
@Directive({
  selector: 'input[spControl], textarea[spControl], select[spControl]',
  host: {
    '[id]': 'id()',
    '[attr.aria-describedby]': 'field?.describedBy() || null',
    '[attr.aria-invalid]': 'field?.error() ? true : null',
    '[attr.aria-required]': 'field && !field.optional() ? true : null',
    '(input)': 'measure()',
  },
})
export class SpControl implements AfterViewChecked {
  private readonly element = inject<ElementRef<NativeControl>>(ElementRef).nativeElement;
  protected readonly field = inject(SpField, { optional: true });
  readonly id = input(freshId('sp-control'));
  readonly length = signal(0);

  constructor() {
    this.field?.control.set(this);
  }

  /** A form may set the value without an input event, also by a binding on this very element. */
  ngAfterViewChecked(): void {
    this.measure();
  }

  focus(): void {
    this.element.focus();
  }

  protected measure(): void {
    this.length.set(Array.from(this.element.value).length);
  }
}
