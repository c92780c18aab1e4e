import { computed, DestroyRef, effect, inject, Injectable, Signal, signal, untracked } from '@angular/core';
import type { MyRoomMap, RoomMap } from '@samepage/contracts';
import { loaded } from '../../shared/load';
import { DebateStore } from '../debate/debate.store';
import { OpinionApi } from './opinion-api';

/** By when a phone asks where it stands on a new map, in milliseconds: not all of them at once. */
const askWithin = 6_000;

/**
 * The map of the room of a real debate: fetched once someone looks, and new as it is heard of. Others hear of the map
 * without places; where the reader stands they ask for themselves.
 */
@Injectable()
export class RoomMaps {
  private readonly opinion = inject(OpinionApi);
  private readonly store = inject(DebateStore);
  private readonly isWanted = signal(false);
  private readonly debateId = computed(() => this.store.snapshot()?.id);
  readonly asked = loaded(
    () => (this.isWanted() ? this.debateId() : undefined),
    (debateId) => this.opinion.map(debateId),
  );
  /** The newest of what was asked for and what was heard. */
  readonly map: Signal<RoomMap | null> = computed(() => this.store.mapNews() ?? this.asked.value() ?? null);
  /** Where the reader stands; undefined until it is known. */
  readonly me: Signal<MyRoomMap['me'] | undefined> = computed(() => this.asked.value()?.me);
  /** What the room looks at together: the map, while a facilitator holds it still. */
  readonly held = computed(() => {
    const map = this.map();
    return map?.frozenAt ? map : null;
  });

  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      if (this.store.mapNews()) untracked(() => this.askSoon());
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.waiting));
  }

  /** From now on someone looks at it. */
  want(): void {
    this.isWanted.set(true);
  }

  /** Holds it still and puts it on the stage, or lets it follow the votes again. */
  async hold(isStill: boolean): Promise<void> {
    const debateId = this.debateId();
    if (!debateId) return;
    const map = await this.opinion.hold(debateId, isStill);
    this.asked.set(map);
    this.store.mapNews.set(map);
  }

  /** However often the map changes until then. */
  private askSoon(): void {
    if (!this.isWanted()) return;
    this.waiting ??= setTimeout(() => {
      this.waiting = undefined;
      this.asked.again();
    }, Math.random() * askWithin);
  }
}
