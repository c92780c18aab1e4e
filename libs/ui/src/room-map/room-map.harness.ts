import { ComponentHarness, TestElement } from '@angular/cdk/testing';

const plain = async (element: TestElement) => (await element.text()).replace(/\s+/g, ' ').trim();

/** Where people in a room stand. */
export class RoomMapHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-room-map';

  async finding(): Promise<string> {
    return plain(await this.locatorFor('.finding')());
  }

  async isDrawn(): Promise<boolean> {
    return (await this.locatorForOptional('.plane')()) !== null;
  }

  /** The groups in words, each with what marks it. */
  async groups(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.groups > li')()).map(plain));
  }

  /** Where the reader stands; null where nothing is said of that. */
  async where(): Promise<string | null> {
    const where = await this.locatorForOptional('.where')();
    return where && plain(where);
  }

  async hasOwnDot(): Promise<boolean> {
    return (await this.locatorForOptional('.own')()) !== null;
  }

  async tableRows(): Promise<number> {
    return (await this.locatorForAll('tbody tr')()).length;
  }
}
