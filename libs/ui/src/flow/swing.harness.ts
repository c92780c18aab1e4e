import { ComponentHarness } from '@angular/cdk/testing';

/** What a debate moved. */
export class SwingHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-swing';

  async sentence(): Promise<string> {
    return (await this.locatorFor('.sentence')()).text();
  }

  async bands(): Promise<number> {
    return (await this.locatorForAll('.all .band')()).length;
  }

  async sectors(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.sector')()).map((each) => each.text()));
  }
}
