import { Component, inject } from '@angular/core';
import { SpNotice, SpRoomMap, SpSkeleton } from '@samepage/ui';
import { SpDate } from '../../shared/dates';
import { RoomMaps } from './room-maps';

/** The room's map on a phone: folded until one wants to see it, and where one stands oneself. */
@Component({
  selector: 'sp-map-fold',
  imports: [SpDate, SpNotice, SpRoomMap, SpSkeleton],
  providers: [RoomMaps],
  template: `
    <details (toggle)="maps.want()">
      <summary>The room’s map</summary>
      <div class="fold">
        @if (maps.map(); as map) {
          @if (map.frozenAt; as since) {
            <p class="small soft">Held still since {{ since | spDate }}, so that all can talk about it.</p>
          }
          <sp-room-map [map]="map" [me]="maps.me()" />
        } @else if (maps.asked.trouble(); as trouble) {
          <sp-notice kind="problem" title="The map could not be fetched">
            <p>{{ trouble.text }}</p>
            <p>Close this and open it to try again.</p>
          </sp-notice>
        } @else {
          <sp-skeleton label="Fetching the map" [lines]="4" />
        }
      </div>
    </details>
  `,
  styles: `
    summary {
      min-block-size: var(--target);
      padding-block: var(--space-2);
      font-weight: 640;
    }
    .fold {
      padding-block: var(--space-3) var(--space-5);
    }
  `,
})
export class SpMapFold {
  protected readonly maps = inject(RoomMaps);
}
