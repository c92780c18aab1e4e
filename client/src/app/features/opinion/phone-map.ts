import { Component, inject } from '@angular/core';
import { SpButton, SpNotice, SpRoomMap, SpSkeleton } from '@samepage/ui';
import { SpDate } from '../../shared/dates';
import { RoomMaps } from './room-maps';

/** The room's map on a phone, with where one stands oneself. */
@Component({
  selector: 'sp-phone-map',
  imports: [SpButton, SpDate, SpNotice, SpRoomMap, SpSkeleton],
  providers: [RoomMaps],
  template: `
    @if (maps.map(); as map) {
      @if (map.frozenAt; as since) {
        <p class="small soft">Held still since {{ since | spDate }}, so that all can talk about it.</p>
      }
      <sp-room-map [map]="map" [me]="maps.me()" />
    } @else if (maps.asked.trouble(); as trouble) {
      <sp-notice kind="problem" [title]="trouble.title">
        <p>{{ trouble.text }}</p>
        <button spButton kind="quiet" type="button" (click)="maps.asked.again()">Try again</button>
      </sp-notice>
    } @else {
      <sp-skeleton label="Fetching the map" [lines]="4" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
  `,
})
export class SpPhoneMap {
  protected readonly maps = inject(RoomMaps);

  constructor() {
    this.maps.want();
  }
}
