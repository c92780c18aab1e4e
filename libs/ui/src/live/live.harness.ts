import { ComponentHarness } from '@angular/cdk/testing';

/** Where the reader's words are. */
export class SaveStateHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-save-state';

  async text(): Promise<string> {
    return (await (await this.host()).text()).trim();
  }

  async state(): Promise<string | null> {
    return (await this.host()).getAttribute('data-state');
  }
}

/** Who is here. */
export class PeopleHereHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-people-here';

  /** What is shown, in order; the last may be "and 3 more". */
  async people(): Promise<string[]> {
    const items = await this.locatorForAll('li')();
    return Promise.all(items.map(async (item) => (await item.text()).replace(/\s+/g, ' ').trim()));
  }

  async text(): Promise<string> {
    return (await (await this.host()).text()).trim();
  }
}
