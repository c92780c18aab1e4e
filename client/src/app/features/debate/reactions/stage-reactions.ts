import { Component, computed, inject } from '@angular/core';
import { DebateView } from '../debate-view';
import { SpReactionCounts } from './reaction-counts';
import { floorOf } from './reaction-words';

/** How the room reacts to what is on the floor, for everyone to see. */
@Component({
  selector: 'sp-stage-reactions',
  imports: [SpReactionCounts],
  template: `<sp-reaction-counts [counts]="view.snapshot()?.reactions?.counts" [about]="about()" />`,
})
export class SpStageReactions {
  protected readonly view = inject(DebateView);
  protected readonly about = computed(() => floorOf(this.view.snapshot()));
}
