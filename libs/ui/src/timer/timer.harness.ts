import { ComponentHarness } from '@angular/cdk/testing';

/** What is left of a time. */
export class TimerHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-timer';

  async face(): Promise<string> {
    return (await this.locatorFor('.face')()).text();
  }

  async words(): Promise<string> {
    return (await this.locatorFor('.visually-hidden')()).text();
  }

  async state(): Promise<string | null> {
    return (await this.host()).getAttribute('data-state');
  }
}
