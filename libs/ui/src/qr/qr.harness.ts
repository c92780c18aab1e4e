import { ComponentHarness } from '@angular/cdk/testing';

/** A QR code. */
export class QrHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-qr';

  async label(): Promise<string | null> {
    return (await this.locatorFor('svg')()).getAttribute('aria-label');
  }

  async caption(): Promise<string | null> {
    return (await (await this.locatorForOptional('p')())?.text()) ?? null;
  }

  /** The drawn modules, as one path: equal for equal texts. */
  async drawing(): Promise<string | null> {
    return (await this.locatorFor('.modules')()).getAttribute('d');
  }
}
