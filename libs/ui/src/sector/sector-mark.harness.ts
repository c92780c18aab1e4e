import { ComponentHarness } from '@angular/cdk/testing';

/** A sector's mark on the page. */
export class SectorMarkHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-sector-mark';
  private readonly words = this.locatorForOptional('span');

  /** The name a reader sees or hears; null for a decorative mark. */
  async name(): Promise<string | null> {
    return (await (await this.words())?.text()) ?? null;
  }

  async showsName(): Promise<boolean> {
    const words = await this.words();
    return words !== null && !(await words.hasClass('visually-hidden'));
  }
}
