import { ComponentHarness, TestElement, TestKey } from '@angular/cdk/testing';

/** A few large answers. */
export class AnswerChoiceHarness extends ComponentHarness {
  static readonly hostSelector: string = 'sp-answer-choice';
  private readonly radios = this.locatorForAll('[role=radio]');

  async answers(): Promise<string[]> {
    const words = await this.locatorForAll('.word')();
    return Promise.all(words.map((word) => word.text()));
  }

  /** The words of the chosen answer, or null. */
  async chosen(): Promise<string | null> {
    return (await (await this.locatorForOptional('[aria-checked=true] .word')())?.text()) ?? null;
  }

  async choose(answer: string): Promise<void> {
    await (await this.radio(answer)).click();
  }

  async press(key: TestKey, on: string): Promise<void> {
    const radio = await this.radio(on);
    await radio.focus();
    await radio.sendKeys(key);
  }

  /** The words of the answer that has the focus, or null. */
  async focused(): Promise<string | null> {
    const words = await this.answers();
    for (const [index, radio] of (await this.radios()).entries())
      if (await radio.isFocused()) return words[index] ?? null;
    return null;
  }

  /** The words of the answer at which Tab stops. */
  async tabStop(): Promise<string> {
    return (await this.locatorFor('[tabindex="0"] .word')()).text();
  }

  private async radio(answer: string): Promise<TestElement> {
    const radio = (await this.radios())[(await this.answers()).indexOf(answer)];
    if (!radio) throw new Error(`There is no answer "${answer}".`);
    return radio;
  }
}

/** Agree, disagree or pass. */
export class VoteChoiceHarness extends AnswerChoiceHarness {
  static override readonly hostSelector = 'sp-vote-choice';
}
