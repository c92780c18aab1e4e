import { Component, input } from '@angular/core';
import { debateProviders } from '../debate.store';
import { Acts } from './acts';
import { SpConsole } from './console';
import { serverDesk } from './desk-work';

/** The console of a real debate. */
@Component({
  selector: 'sp-console-page',
  imports: [SpConsole],
  providers: [...debateProviders, serverDesk, Acts],
  template: `<sp-console [debateId]="debateId()" />`,
})
export class ConsolePage {
  readonly debateId = input.required<string>();
}
