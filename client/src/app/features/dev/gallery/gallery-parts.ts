import { Component, input, signal } from '@angular/core';
import {
  SaveState,
  SpAnswerChoice,
  SpButton,
  SpCard,
  SpControl,
  SpDialog,
  SpEmpty,
  SpErrorSummary,
  SpField,
  SpNotice,
  SpPeopleHere,
  SpQr,
  SpSaveState,
  SpSheet,
  SpSkeleton,
  SpSpot,
  SpTally,
  SpThread,
  SpVoice,
  SpVoteChoice,
  VoteChoice,
} from '@samepage/ui';
import { people, problems, sectors, thread } from './samples';

/** The components of the product, one heading each. `ids` keeps the ids of two copies apart. */
@Component({
  selector: 'sp-gallery-parts',
  imports: [
    SpAnswerChoice,
    SpButton,
    SpCard,
    SpControl,
    SpDialog,
    SpEmpty,
    SpErrorSummary,
    SpField,
    SpNotice,
    SpPeopleHere,
    SpQr,
    SpSaveState,
    SpSheet,
    SpSkeleton,
    SpSpot,
    SpTally,
    SpThread,
    SpVoice,
    SpVoteChoice,
  ],
  templateUrl: './gallery-parts.html',
  styleUrl: './gallery-parts.css',
})
export class GalleryParts {
  readonly ids = input.required<string>();

  protected readonly sectors = sectors;
  protected readonly people = people;
  protected readonly thread = thread;
  protected readonly problems = problems;
  protected readonly states: readonly SaveState[] = [
    'saving',
    'saved',
    'offline',
    'not-saved',
    'no-access',
    'connecting',
  ];
  protected readonly spots = ['#1f6feb', '#f2b705', '#2f9e44'] as const;
  protected readonly stances = [
    { value: 'endorse', label: 'I endorse this', shape: 'tick' },
    { value: 'can-live-with', label: 'I can live with this', shape: 'wave' },
    {
      value: 'cannot-live-with',
      label: 'I cannot live with this',
      note: 'You will be asked why',
      shape: 'cross',
    },
  ] as const;
  protected readonly vote = signal<VoteChoice | null>('agree');
  protected readonly stance = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly asked = signal(false);

  protected send(): void {
    this.busy.set(true);
    setTimeout(() => this.busy.set(false), 2500);
  }
}
