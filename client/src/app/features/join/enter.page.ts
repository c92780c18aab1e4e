import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { limits, type JoinPlace } from '@samepage/contracts';
import { Announcer, SpButton, SpControl, SpField, SpSkeleton } from '@samepage/ui';
import { Api } from '../../api/api';
import { joinEnter, joinLook } from '../../api/functions';
import { Session } from '../../core/session';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpPlaceChoice } from '../../shared/place-choice';
import { safeReturn } from '../../shared/return-to';
import { SpWords } from '../../shared/words';
import { drawPseudonym } from './pseudonyms';
import { SpSectorChoice } from './sector-choice';

/** Coming in by a code: a name and a sector, once. Whoever belongs here already goes straight on. */
@Component({
  selector: 'sp-enter',
  imports: [
    RouterLink,
    SpButton,
    SpControl,
    SpField,
    SpFormTrouble,
    SpPageTrouble,
    SpPlaceChoice,
    SpSectorChoice,
    SpSkeleton,
    SpWords,
  ],
  templateUrl: './enter.page.html',
  styleUrl: './enter.page.css',
})
export class EnterPage {
  readonly code = input.required<string>();
  readonly returnTo = input<string>();

  protected readonly session = inject(Session);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  protected readonly limit = limits.name;
  protected readonly name = signal('');
  private readonly drawn: string[] = [];
  protected readonly sectorId = signal<string | null>(null);
  protected readonly placeId = signal<string | null>(null);
  protected readonly entering = doing();
  protected readonly place = loaded(this.code, (code) => this.api.invoke(joinLook, { code }));
  protected readonly what = computed(() => {
    const place = this.place.value();
    return place ? (place.debateTitle ?? place.inquiryTitle) : '';
  });
  protected readonly unknown = computed(() => this.place.trouble()?.code === 'unknown_join_code');

  constructor() {
    void this.session.ready();
    effect(() => {
      const place = this.place.value();
      if (place?.member) void this.goOn(place, { replaceUrl: true });
    });
  }

  /** Another name each time, and never the one that stands there. */
  protected draw(): void {
    const name = drawPseudonym([...this.drawn, this.name()]);
    this.drawn.push(name);
    this.name.set(name);
    this.announcer.say(`Your name here: ${name}`);
  }

  protected async enter(event: Event, place: JoinPlace): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    const sectorId = this.sectorId();
    const stops = this.entering.stopFor({
      ...(!name && { name: 'Write a name. A first name, or any name you like.' }),
      ...(!sectorId && { sectorId: 'Choose where you speak from.' }),
    });
    if (stops || !sectorId) return;
    const code = this.code();
    const me = await this.entering.run(() =>
      this.api.invoke(joinEnter, { code, body: { name, sectorId, placeId: this.placeId() } }),
    );
    if (!me) {
      // The list that was chosen from is another by now.
      if (this.entering.trouble()?.fields['placeId']) this.place.again();
      return;
    }
    this.session.become(me);
    await this.goOn(place, {});
  }

  private goOn(place: JoinPlace, extras: { replaceUrl?: boolean }): Promise<boolean> {
    const where = place.debateId ? `/debates/${place.debateId}` : `/i/${place.inquirySlug}`;
    return this.router.navigateByUrl(safeReturn(this.returnTo(), where), extras);
  }
}
