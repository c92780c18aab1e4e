import { BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

export interface FieldFilters extends BaseHarnessFilters {
  readonly label?: string | RegExp;
}

/** One question with its control. */
export class FieldHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-field';
  private readonly control = this.locatorFor('input, textarea, select');

  static with(filters: FieldFilters): HarnessPredicate<FieldHarness> {
    return new HarnessPredicate(FieldHarness, filters).addOption('label', filters.label, (field, label) =>
      HarnessPredicate.stringMatches(field.label(), label),
    );
  }

  async label(): Promise<string> {
    return (await (await this.locatorFor('label')()).text()).trim();
  }

  async error(): Promise<string | null> {
    return (await (await this.locatorForOptional('.error')())?.text())?.trim() ?? null;
  }

  async count(): Promise<string | null> {
    return (await (await this.locatorForOptional('.count')())?.text()) ?? null;
  }

  async value(): Promise<string> {
    return (await this.control()).getProperty<string>('value');
  }

  async write(text: string): Promise<void> {
    const control = await this.control();
    await control.clear();
    await control.sendKeys(text);
  }

  /** Everything a screen reader says after the label: the texts that `aria-describedby` names. */
  async description(): Promise<string> {
    const ids = ((await (await this.control()).getAttribute('aria-describedby')) ?? '')
      .split(' ')
      .filter(Boolean);
    const texts = await Promise.all(ids.map(async (id) => (await this.locatorFor(`#${id}`)()).text()));
    return texts.map((text) => text.trim()).join(' ');
  }

  async isInvalid(): Promise<boolean> {
    return (await (await this.control()).getAttribute('aria-invalid')) === 'true';
  }

  /** True when the label names the control. */
  async isLabelled(): Promise<boolean> {
    const target = await (await this.locatorFor('label')()).getAttribute('for');
    return target !== '' && target === (await (await this.control()).getAttribute('id'));
  }
}
