import { ComponentHarness, TestElement } from '@angular/cdk/testing';

const plain = async (element: TestElement) => (await element.text()).replace(/\s+/g, ' ').trim();

/** How sectors stand on one statement. */
export class SectorBarsHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-sector-bars';

  async finding(): Promise<string> {
    return plain(await this.locatorFor('.finding')());
  }

  /** The sectors drawn, in order. */
  async sectors(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.who sp-sector-mark')()).map(plain));
  }

  /** What each row says to those who hear it. */
  async heard(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.who > .visually-hidden')()).map(plain));
  }

  /** The sentences on hidden sectors. */
  async hidden(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.hidden')()).map(plain));
  }

  /** The rows of the table, hidden sectors too. */
  async tableRows(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('tbody tr')()).map(plain));
  }

  async points(): Promise<number> {
    return (await this.locatorForAll('.point')()).length;
  }

  async blocks(): Promise<number> {
    return (await this.locatorForAll('.block')()).length;
  }
}
