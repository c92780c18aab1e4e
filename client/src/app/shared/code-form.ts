import { Component, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { SpButton, SpControl, SpField } from '@samepage/ui';
import { SpWords } from './words';

/** Join by typing the short code someone gave you. */
@Component({
  selector: 'sp-code-form',
  imports: [SpButton, SpControl, SpField, SpWords],
  template: `
    <form class="stack" novalidate (submit)="enter($event)">
      <sp-field
        label="Code"
        hint="Four to eight letters and digits. Capitals do not matter."
        [error]="problem()"
      >
        <input
          #box
          spControl
          class="code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="20"
          [(spWords)]="code"
        />
      </sp-field>
      <button spButton type="submit">Join</button>
    </form>
  `,
  styles: `
    .code {
      max-inline-size: 14rem;
      letter-spacing: 0.1em;
      text-transform: uppercase;
    }
  `,
})
export class SpCodeForm {
  /** Where to go after joining, if not to the place the code opens. */
  readonly returnTo = input<string>();

  private readonly router = inject(Router);
  protected readonly code = signal('');
  protected readonly problem = signal('');

  protected enter(event: Event): void {
    event.preventDefault();
    const code = this.code().toUpperCase().replace(/[\s-]/g, '');
    const fits = /^[A-Z0-9]{4,8}$/.test(code);
    this.problem.set(fits ? '' : 'Type the code: four to eight letters and digits, such as PLUM42.');
    if (!fits) {
      (event.target as HTMLElement).querySelector('input')?.focus();
      return;
    }
    void this.router.navigate(['/join', code], { queryParams: { returnTo: this.returnTo() } });
  }
}
