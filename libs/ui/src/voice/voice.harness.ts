import { ComponentHarness } from '@angular/cdk/testing';

/** Who is speaking. */
export class VoiceHarness extends ComponentHarness {
  static readonly hostSelector = 'sp-voice';

  /** The whole line as read, like "Asha, Link work". */
  async text(): Promise<string> {
    return (await (await this.host()).text()).trim();
  }

  async hasMark(): Promise<boolean> {
    return (await this.locatorForOptional('svg')()) !== null;
  }
}
