import { Component, input } from '@angular/core';
import type { RoomMap } from '@samepage/contracts';
import { SpRoomMap } from '@samepage/ui';

/** The room's map on the stage, while a facilitator holds it still: no dots, large letters, few words. */
@Component({
  selector: 'sp-stage-map',
  imports: [SpRoomMap],
  template: `
    <h1 class="visually-hidden">The room’s map</h1>
    <sp-room-map [map]="map()" [forStage]="true" />
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class SpStageMap {
  readonly map = input.required<RoomMap>();
}
