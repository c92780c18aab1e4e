import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Desk } from '@samepage/contracts';
import { SpSkeleton, SpSpot } from '@samepage/ui';
import { PageTitles } from '../../../core/page-titles';
import { inquirySpot } from '../../../shared/inquiry-spot';
import { SpInvite } from '../../../shared/invite';
import { SpPageTrouble } from '../../../shared/page-trouble';
import { Connection, DebateView } from '../debate-view';
import { stepWords } from '../prepare/step-words';
import { Acts } from './acts';
import { SpClockPanel } from './clock-panel';
import { DeskWork } from './desk-work';
import { SpFloorPanel } from './floor-panel';
import { SpGroupsPanel } from './groups-panel';
import { SpResultsPanel } from './results-panel';
import { SpRoomPanel } from './room-panel';
import { SpRunSheetPanel } from './run-sheet-panel';
import { Shortcut, SpShortcuts } from './shortcuts';
import { SpStatementsPanel } from './statements-panel';
import { SpSwingPanel } from './swing-panel';

const connections: Readonly<Record<Connection, string>> = {
  connecting: 'Connecting…',
  live: 'Live',
  again: 'Connection lost. Trying again…',
  ended: 'Not connected',
};
const emptyDesk: Desk = { waiting: [], signals: [], room: [] };
/** How long the room may change before the desk is fetched again, so that a wave of arrivals fetches it once. */
const settle = 400;

/** Everything a facilitator needs to run a debate, on one screen: of a real one, or of a rehearsal. */
@Component({
  selector: 'sp-console',
  imports: [
    RouterLink,
    SpClockPanel,
    SpFloorPanel,
    SpGroupsPanel,
    SpInvite,
    SpPageTrouble,
    SpResultsPanel,
    SpRoomPanel,
    SpRunSheetPanel,
    SpShortcuts,
    SpSkeleton,
    SpSpot,
    SpStatementsPanel,
    SpSwingPanel,
  ],
  templateUrl: './console.html',
  styleUrl: './console.css',
})
export class SpConsole {
  readonly debateId = input.required<string>();
  readonly isRehearsal = input(false);

  protected readonly view = inject(DebateView);
  protected readonly acts = inject(Acts);
  private readonly work = inject(DeskWork);
  private readonly titles = inject(PageTitles);
  protected readonly spot = inquirySpot(() => this.view.snapshot()?.inquirySlug);
  protected readonly desk = signal<Desk>(emptyDesk);
  protected readonly connection = computed(() => connections[this.view.connection()]);
  protected readonly stepLine = computed(() => {
    const step = this.view.step();
    if (this.view.phase() === 'lobby') return 'Not open yet';
    if (this.view.phase() === 'closed') return 'Closed';
    return step?.title ?? 'Open';
  });
  protected readonly what = computed(() => {
    const step = this.view.step();
    return step && this.view.phase() === 'open' ? stepWords[step.kind].what : '';
  });
  protected readonly isTimeUp = computed(
    () => this.view.phase() === 'open' && this.view.timeLeft(this.view.state().clock) === 0,
  );
  private readonly runSheet = viewChild(SpRunSheetPanel);
  private readonly clock = viewChild(SpClockPanel);
  private readonly floor = viewChild(SpFloorPanel);
  private readonly results = viewChild(SpResultsPanel);

  constructor() {
    effect(() => {
      const id = this.debateId();
      untracked(() => void this.view.open(id));
    });
    effect(() => {
      const title = this.view.snapshot()?.title;
      if (title) this.titles.set(`Run: ${title}`);
    });
    const debateId = computed(() => this.view.snapshot()?.id);
    effect((onCleanup) => {
      if (!debateId() || !untracked(() => this.view.may('debate.run'))) return;
      this.view.deskNews();
      this.view.here();
      const timer = setTimeout(() => void this.look(), settle);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** What is there stays where it cannot be fetched; the connection says so already. */
  protected async look(): Promise<void> {
    const desk = await this.work.see().catch(() => null);
    if (desk) this.desk.set(desk);
  }

  protected press(shortcut: Exclude<Shortcut, 'list'>): void {
    const acts: Record<typeof shortcut, () => void> = {
      next: () => this.runSheet()?.goOn(),
      undo: () => this.runSheet()?.goBack(),
      clock: () => this.clock()?.toggle(),
      more: () => this.clock()?.extend(1),
      call: () => this.floor()?.callNext(),
      turn: () => this.floor()?.togglePause(),
      end: () => this.floor()?.end(),
      freeze: () => this.results()?.freeze(),
    };
    acts[shortcut]();
  }
}
