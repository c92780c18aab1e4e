import { ComponentHarness } from '@angular/cdk/testing';

/** A card among others. */
export class CardHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-card';

  async text(): Promise<string> {
    return (await (await this.host()).text()).trim();
  }

  async tone(): Promise<string | null> {
    return (await this.host()).getAttribute('data-tone');
  }
}

/** A sheet made by someone. */
export class SheetHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-sheet';

  async text(): Promise<string> {
    return (await (await this.host()).text()).trim();
  }

  async isTorn(): Promise<boolean> {
    return (await this.host()).hasClass('torn');
  }

  async hasSlip(): Promise<boolean> {
    return (await this.host()).hasClass('slip');
  }
}
