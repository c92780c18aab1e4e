import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

/** What is kept, who sees it, and what one can ask for. */
@Component({
  selector: 'sp-privacy',
  imports: [RouterLink],
  template: `
    <div class="page stack">
      <h1>Privacy</h1>
      <p class="lead">What you say here is yours. This is what we keep, and why.</p>
      <h2>What we keep</h2>
      <ul>
        <li>The name you choose, and the sector you say you speak from.</li>
        <li>Where you say you are, if the inquiry asks and you like to say. You can take it back.</li>
        <li>What you write: responses, statements, votes, and your part in shared drafts.</li>
        <li>Your e-mail address, if you sign in with one. Nobody but you is shown it.</li>
        <li>A cookie that tells us it is you again. It is needed to be signed in; there are no others.</li>
      </ul>
      <h2>Who sees it</h2>
      <p>
        People in the inquiry see what you say, with your chosen name and sector. How you voted is shown to
        nobody; only the counts are. Nobody is shown where you are: of each place people see only whether
        fewer than 5, 5 to 19, or more were heard. A published edition names sectors, debates and
        provocations. It names no one.
      </p>
      <h2>On your device</h2>
      <p>
        Words you have not sent yet, and a copy of the drafts you write on, are kept in this browser so that a
        lost connection loses nothing. Signing out takes the copies off the device.
      </p>
      <h2>What we do not do</h2>
      <p>No advertising, no tracking, nothing from other sites, and nothing is sold or passed on.</p>
      <h2>What you can ask for</h2>
      <p>
        You can ask to see what is kept about you, to take it along, to have it put right, or to have it
        erased. Ask the organisation that runs the inquiry. You can end your sessions in
        <a routerLink="/account">your account</a>. If you are not happy with the answer, you can complain to
        the Information Commissioner’s Office.
      </p>
    </div>
  `,
})
export class PrivacyPage {}
