import { Component } from '@angular/core';
import { SpSectorMark, SpThread, SpVoice } from '@samepage/ui';
import { people, thread } from './samples';

/** A reading page in little: the line down the margin, voices hung on it, a clause with its thread. */
@Component({
  selector: 'sp-gallery-reading',
  imports: [SpSectorMark, SpThread, SpVoice],
  template: `
    <section class="page-thread">
      <div class="stack">
        <h3>A reading page</h3>
        <p class="lead measure">What would you prescribe for a grey Tuesday?</p>
        @for (person of people.slice(0, 3); track person.name) {
          <article class="hang stack stack-tight">
            <sp-sector-mark class="hang-mark" [sector]="person.sector" [decorative]="true" />
            <sp-voice [name]="person.name" [sector]="person.sector" [bare]="true" />
            <p>
              A walk with somebody who knows the way, and soup after. It does not need a referral, it needs a
              person who waits at the bus stop.
            </p>
          </article>
        }
        <h4>Clause 3</h4>
        <p class="measure">We will give people time before we give them a leaflet.</p>
        <sp-thread [steps]="thread" label="Where this came from" />
      </div>
    </section>
  `,
})
export class GalleryReading {
  protected readonly people = people;
  protected readonly thread = thread;
}
