import { Component, computed, inject } from '@angular/core';
import { mapFindingInWords, SpRoomMap } from '@samepage/ui';
import { Acts } from '../debate/console/acts';
import { RoomMaps } from './room-maps';

/** On the console: what the room's map finds, and holding it still so that it stands on the stage for all to see. */
@Component({
  selector: 'sp-map-panel',
  imports: [SpRoomMap],
  providers: [RoomMaps],
  template: `
    <section aria-labelledby="panel-map">
      <h2 id="panel-map">The room’s map</h2>
      @if (maps.map(); as map) {
        <p class="row between">
          <span class="grow small">{{ state() }}</span>
          <button
            type="button"
            class="act"
            [attr.aria-pressed]="map.frozenAt !== null"
            (click)="hold(map.frozenAt === null)"
          >
            {{ map.frozenAt ? 'On the stage, held still' : 'Hold still and show on the stage' }}
          </button>
        </p>
        <details>
          <summary>{{ finding() }}</summary>
          <sp-room-map [map]="map" [hasFinding]="false" />
        </details>
      } @else if (maps.asked.trouble(); as trouble) {
        <p class="soft small">{{ trouble.text || trouble.title }}</p>
      } @else {
        <p class="soft small">Fetching the map…</p>
      }
    </section>
  `,
  styleUrl: '../debate/console/panel.css',
})
export class SpMapPanel {
  protected readonly maps = inject(RoomMaps);
  private readonly acts = inject(Acts);
  protected readonly finding = computed(() => {
    const map = this.maps.map();
    return map ? mapFindingInWords(map) : '';
  });
  protected readonly state = computed(() =>
    this.maps.held()
      ? 'The map stands still, and the stage shows it.'
      : 'The map follows the votes. Hold it still while the room talks about it.',
  );

  constructor() {
    this.maps.want();
  }

  protected hold(isStill: boolean): void {
    void this.acts.run(
      'map',
      () => this.maps.hold(isStill),
      isStill ? 'The map stands still and is on the stage.' : 'The map follows the votes again.',
    );
  }
}
