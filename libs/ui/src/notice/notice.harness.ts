import { ComponentHarness } from '@angular/cdk/testing';

/** A notice in the page. */
export class NoticeHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-notice';

  async text(): Promise<string> {
    return (await (await this.locatorFor('.words')()).text()).trim();
  }

  async role(): Promise<string | null> {
    return (await this.host()).getAttribute('role');
  }

  async kind(): Promise<string | null> {
    return (await this.host()).getAttribute('data-kind');
  }
}

/** The words of an empty place. */
export class EmptyHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-empty';

  async title(): Promise<string> {
    return (await this.locatorFor('h2')()).text();
  }

  async text(): Promise<string> {
    return (await this.locatorFor('p')()).text();
  }

  async action(): Promise<string> {
    return (await (await this.locatorFor('.action')()).text()).trim();
  }
}

/** The shape of what is coming. */
export class SkeletonHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-skeleton';

  async lines(): Promise<number> {
    return (await this.locatorForAll('.line')()).length;
  }

  async says(): Promise<string | null> {
    return (await (await this.locatorForOptional('[role=status]')())?.text()) ?? null;
  }
}
