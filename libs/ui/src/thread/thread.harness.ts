import { ComponentHarness } from '@angular/cdk/testing';

/** The drawn line and its knots. */
export class ThreadHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-thread';
  private readonly details = this.locatorForOptional('details');

  /** Each knot in order: its kind in words and its title. */
  async steps(): Promise<{ kind: string; title: string }[]> {
    const kinds = await this.texts('.kind');
    const titles = await this.texts('.title');
    return kinds.map((kind, index) => ({ kind, title: titles[index] ?? '' }));
  }

  /** Who and how many, like "2 voices, 2 sectors". */
  async gathered(): Promise<string | null> {
    return (await (await this.locatorForOptional('.gathered')())?.text()) ?? null;
  }

  async isOpen(): Promise<boolean> {
    const details = await this.details();
    return details === null || details.getProperty<boolean>('open');
  }

  /** Opens a closed thread, closes an open one. */
  async toggle(): Promise<void> {
    await (await this.locatorFor('summary')()).click();
  }

  async links(): Promise<(string | null)[]> {
    const links = await this.locatorForAll('ol a')();
    return Promise.all(links.map((link) => link.getAttribute('href')));
  }

  private async texts(selector: string): Promise<string[]> {
    const parts = await this.locatorForAll(selector)();
    return Promise.all(parts.map(async (part) => (await part.text()).trim()));
  }
}
