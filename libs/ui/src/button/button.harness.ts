import { BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

export interface ButtonFilters extends BaseHarnessFilters {
  readonly text?: string | RegExp;
}

/** A dressed button or link. */
export class ButtonHarness extends ComponentHarness {
  static readonly hostSelector = 'button[spButton], a[spButton]';

  static with(filters: ButtonFilters): HarnessPredicate<ButtonHarness> {
    return new HarnessPredicate(ButtonHarness, filters).addOption('text', filters.text, (button, text) =>
      HarnessPredicate.stringMatches(button.text(), text),
    );
  }

  /** What it says now: its verb, or what it is busy with. */
  async text(): Promise<string> {
    const part = (await this.isBusy()) ? '.busy' : '.label';
    return (await (await this.locatorFor(part)()).text()).trim();
  }

  async isBusy(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-busy')) === 'true';
  }

  async kind(): Promise<string | null> {
    return (await this.host()).getAttribute('data-kind');
  }

  async press(): Promise<void> {
    return (await this.host()).click();
  }
}
