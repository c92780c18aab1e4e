import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Desk } from '@samepage/contracts';
import { SpSkeleton, SpSpot } from '@samepage/ui';
import { PageTitles } from '../../../core/page-titles';
import { inquirySpot } from '../../../shared/inquiry-spot';
import { SpInvite } from '../../../shared/invite';
import { SpPageTrouble } from '../../../shared/page-trouble';
import { SpMapPanel } from '../../opinion/map-panel';
import { Connection, DebateView } from '../debate-view';
import { stepWords } from '../prepare/step-words';
import { Acts } from './acts';
import { SpClockPanel } from './clock-panel';
import { DeskWork } from './desk-work';
import { SpFloorPanel } from './floor-panel';
import { SpGroupsPanel } from './groups-panel';
import { SpMovedPanel } from './moved-panel';
import { arrange, panelsFor, type Panel } from './panel-order';
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
    SpMapPanel,
    SpMovedPanel,
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
  /** By what they are about, so that they move only when everyone does. */
  private readonly order = computed(() => panelsFor(this.view.state()), {
    equal: (one, other) => one.needed === other.needed,
  });
  /** What waits in a panel that may be out of sight. */
  protected readonly wants = computed<{ panel: Panel; words: string; isUrgent: boolean }[]>(() => {
    const { signals, waiting } = this.desk();
    const hands = this.view.queue().length;
    const want = (panel: Panel, count: number, one: string, many: string, isUrgent = false) =>
      count && this.order().needed[0] !== panel
        ? [{ panel, words: count === 1 ? `1 ${one}` : `${count} ${many}`, isUrgent }]
        : [];
    return [
      ...want('room', signals.length, 'person needs a pause', 'people need a pause', true),
      ...want('statements', waiting.length, 'statement waits', 'statements wait'),
      ...want('floor', hands, 'hand is up', 'hands are up'),
    ];
  });
  private readonly needed = viewChild<ElementRef<HTMLElement>>('needed');
  private readonly beside = viewChild<ElementRef<HTMLElement>>('beside');
  private readonly panels = viewChildren<string, ElementRef<HTMLElement>>('panel', { read: ElementRef });
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
    afterRenderEffect({ write: () => this.arrange() });
  }

  /** What is there stays where it cannot be fetched; the connection says so already. */
  protected async look(): Promise<void> {
    const desk = await this.work.see().catch(() => null);
    if (desk) this.desk.set(desk);
  }

  /** Panels are moved and not made again: what is being typed in one, and what is open in it, stays. */
  private arrange(): void {
    const order = this.order();
    const elements = this.panels().map(({ nativeElement }) => nativeElement);
    const columns = { needed: this.needed()?.nativeElement, beside: this.beside()?.nativeElement };
    const focused = columns.needed?.ownerDocument.activeElement;
    for (const side of ['needed', 'beside'] as const) {
      const found = order[side].flatMap(
        (panel) => elements.find(({ dataset }) => dataset['panel'] === panel) ?? [],
      );
      if (columns[side]) arrange(columns[side], found);
    }
    // What is moved in the page loses the focus.
    if (
      focused instanceof HTMLElement &&
      focused.isConnected &&
      focused.ownerDocument.activeElement !== focused
    )
      focused.focus({ preventScroll: true });
  }

  protected goTo(panel: Panel): void {
    const element = this.panels().find(({ nativeElement }) => nativeElement.dataset['panel'] === panel);
    const heading = element?.nativeElement.querySelector<HTMLElement>('h2');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
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
