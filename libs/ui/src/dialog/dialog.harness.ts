import { ComponentHarness } from '@angular/cdk/testing';

/** A question before something that matters. */
export class DialogHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-dialog';

  async isOpen(): Promise<boolean> {
    return (await (await this.locatorFor('dialog')()).getAttribute('open')) !== null;
  }

  async title(): Promise<string> {
    return (await this.locatorFor('h2')()).text();
  }

  async confirm(): Promise<void> {
    await (await this.locatorFor('[data-way=on]')()).click();
  }

  async goBack(): Promise<void> {
    await (await this.locatorFor('[data-way=back]')()).click();
  }
}
