import { Component } from '@angular/core';

/** What works for whom, and what does not yet. */
@Component({
  selector: 'sp-accessibility',
  template: `
    <div class="page stack">
      <h1>Accessibility</h1>
      <p class="lead">Everyone whose voice matters here should be able to use it.</p>
      <h2>What we aim for</h2>
      <p>
        We build to the Web Content Accessibility Guidelines 2.2, level AA, which the law asks of public
        bodies in the UK. Every page is made to work with a keyboard alone, on a phone 320 pixels wide, with
        text at twice its size, with a screen reader, in high contrast, with less motion, and on paper.
      </p>
      <h2>How we check</h2>
      <p>
        Every change is tested by a program on each page, in a real browser. A program finds only some of the
        problems. People who use assistive technology have not tested this version yet.
      </p>
      <h2>What does not work well yet</h2>
      <ul>
        <li>In the shared draft, a screen reader does not say where other people are writing.</li>
        <li>The PDF of an edition has not been checked with a screen reader. The web page says the same.</li>
        <li>Samepage does not work without JavaScript.</li>
      </ul>
      <h2>When something stands in your way</h2>
      <p>
        Tell the person who invited you, or the organisation that runs this inquiry. Ask for what you need in
        another form: large print, easy read, or a conversation. If the answer is not good enough, the
        Equality Advisory and Support Service can help.
      </p>
    </div>
  `,
})
export class AccessibilityPage {}
