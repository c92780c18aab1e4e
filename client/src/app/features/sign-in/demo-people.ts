import { Component, input, output } from '@angular/core';
import type { DemoPeople } from '@samepage/contracts';
import { SpButton } from '@samepage/ui';

/** The people of the demonstration, to sign in as. */
@Component({
  selector: 'sp-demo-people',
  imports: [SpButton],
  template: `
    <section class="section stack" aria-labelledby="demo-people">
      <h2 id="demo-people">Try it as someone</h2>
      <p class="measure">
        This is a demonstration. Choose a person; the six digits are shown in
        <a href="/dev/outbox" target="_blank">the outbox</a> (opens in a new tab), because no mail is sent.
      </p>
      <ul role="list">
        @for (person of people(); track person.email) {
          <li>
            <button spButton kind="quiet" type="button" (click)="chosen.emit(person.email)">
              {{ person.name }}, {{ person.role }}
            </button>
            <span class="soft small">{{ person.sector }}</span>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
      gap: var(--space-3) var(--space-4);
      max-inline-size: none;
    }
    li {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      margin: 0;
    }
  `,
})
export class SpDemoPeople {
  readonly people = input.required<DemoPeople>();
  readonly chosen = output<string>();
}
