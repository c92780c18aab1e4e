import { Directive, model } from '@angular/core';

/** Binds a native text control to a signal: `<textarea [(spWords)]="words">`. */
@Directive({
  selector: 'input[spWords], textarea[spWords]',
  host: { '[value]': 'spWords()', '(input)': 'take($event)' },
})
export class SpWords {
  readonly spWords = model.required<string>();

  protected take(event: Event): void {
    this.spWords.set((event.target as HTMLInputElement).value);
  }
}
