import { Component, input } from '@angular/core';
import { debateProviders } from '../debate.store';
import { RoomMaps } from '../../opinion/room-maps';
import { serverDesk } from '../console/desk-work';
import { SpStage } from './stage';

/** The stage of a real debate, for the projector. */
@Component({
  selector: 'sp-stage-page',
  imports: [SpStage],
  providers: [...debateProviders, serverDesk, RoomMaps],
  template: `<sp-stage [debateId]="debateId()" />`,
})
export class StagePage {
  readonly debateId = input.required<string>();
}
