import { ComponentHarness } from '@angular/cdk/testing';

/** The list of what to put right. */
export class ErrorSummaryHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-error-summary';

  async problems(): Promise<string[]> {
    const lines = await this.locatorForAll('li')();
    return Promise.all(lines.map(async (line) => (await line.text()).trim()));
  }

  async isFocused(): Promise<boolean> {
    const box = await this.locatorForOptional('.box')();
    return (await box?.isFocused()) ?? false;
  }

  async follow(index: number): Promise<void> {
    const links = await this.locatorForAll('a')();
    await links[index]?.click();
  }
}
