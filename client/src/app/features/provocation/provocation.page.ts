import { Component, effect, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { limits } from '@samepage/contracts';
import {
  SpButton,
  SpControl,
  SpField,
  SpNotice,
  SpSectorMark,
  SpSkeleton,
  SpSpot,
  SpVoice,
} from '@samepage/ui';
import { keptWords } from '../../core/kept-words';
import { PageTitles } from '../../core/page-titles';
import { SpDate } from '../../shared/dates';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { freshId } from '../../shared/fresh-id';
import { SpKnot } from '../../shared/knot';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpParagraphs } from '../../shared/paragraphs';
import { SpPicture } from '../../shared/picture';
import { SpWords } from '../../shared/words';
import { SpDebateLine } from '../inquiry/debate-line';
import { ProvocationStore } from './provocation.store';

/** A provocation to read and to answer, with the voices that answered hung on its thread. */
@Component({
  selector: 'sp-provocation',
  imports: [
    RouterLink,
    SpButton,
    SpControl,
    SpDate,
    SpDebateLine,
    SpField,
    SpFormTrouble,
    SpKnot,
    SpNotice,
    SpPageTrouble,
    SpParagraphs,
    SpPicture,
    SpSectorMark,
    SpSkeleton,
    SpSpot,
    SpVoice,
    SpWords,
  ],
  providers: [ProvocationStore],
  templateUrl: './provocation.page.html',
  styleUrl: './provocation.page.css',
})
export class ProvocationPage {
  readonly provocationId = input.required<string>();

  protected readonly store = inject(ProvocationStore);
  /** What a note stands before is opened by the reader, and closed again on the next visit. */
  protected readonly opened = linkedSignal({ source: this.provocationId, computation: () => false });
  protected readonly limit = limits.response;
  protected readonly words = keptWords(() => `response.${this.provocationId()}`);
  protected readonly responding = doing();
  /** Made once for what is being written, so that sending it again after a failure makes no second one. */
  private responseId = freshId();

  constructor() {
    const titles = inject(PageTitles);
    effect(() => this.store.id.set(this.provocationId()));
    effect(() => {
      const asked = this.store.asked.value();
      if (asked) titles.set(asked.provocation.title);
    });
  }

  protected async respond(event: Event): Promise<void> {
    event.preventDefault();
    const words = this.words();
    if (this.responding.stopFor(words.trim() ? {} : { words: 'Write a few words first.' })) return;
    const response = await this.responding.run(() => this.store.respond(words, this.responseId));
    if (!response) return;
    this.words.set('');
    this.responseId = freshId();
  }
}
