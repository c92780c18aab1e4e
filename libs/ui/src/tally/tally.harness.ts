import { ComponentHarness } from '@angular/cdk/testing';

/** How a statement stands. */
export class TallyHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-tally';

  async sentence(): Promise<string> {
    return (await this.locatorFor('.sentence')()).text();
  }

  /** The table's rows as words, like "Agree 31 86%". */
  async rows(): Promise<string[]> {
    const rows = await this.locatorForAll('tbody tr')();
    return Promise.all(rows.map(async (row) => (await row.text()).replace(/\s+/g, ' ').trim()));
  }

  /** The share of the bar each shown answer takes, in thousandths. */
  async stretches(): Promise<number[]> {
    const parts = await this.locatorForAll('svg rect')();
    return Promise.all(parts.map(async (part) => Math.round(Number(await part.getAttribute('width')))));
  }
}
