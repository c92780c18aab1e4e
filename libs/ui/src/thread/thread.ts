import { Component, computed, input, model } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { RouterLink } from '@angular/router';
import { SectorLook, VoiceLook } from '../sector/sector';
import { SpSectorMark } from '../sector/sector-mark';
import { SpVoice } from '../voice/voice';

export type ThreadKind =
  'provocation' | 'voice' | 'gathering' | 'debate' | 'statement' | 'clause' | 'edition';

/** One knot on the thread. `href` is a path inside Samepage; `here` marks the place being read. */
export interface ThreadStep {
  readonly kind: ThreadKind;
  readonly title: string;
  readonly detail?: string;
  readonly href?: string;
  readonly voice?: VoiceLook;
  readonly here?: boolean;
}

/** Each kind in words, and as a knot in a 16 by 16 box. */
export const threadKnots: Readonly<Record<ThreadKind, { readonly word: string; readonly path: string }>> = {
  provocation: { word: 'Provocation', path: 'M8 .5 15.5 8 8 15.5.5 8z' },
  voice: { word: 'Voice', path: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z' },
  gathering: {
    word: 'Gathering',
    path: 'M8 4.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8zM6.5.5h3v2.6h-3zM6.5 12.9h3v2.6h-3zM.5 6.5h2.6v3H.5zM12.9 6.5h2.6v3h-2.6z',
  },
  debate: { word: 'Debate', path: 'M.8 1.2h9v5.6H5.6L2.8 9.4V6.8h-2zM6.4 8h8.8v5.2h-1.6v2.4l-3-2.4H6.4z' },
  statement: { word: 'Statement', path: 'M1 1.8h14v9.7H8.5L4.5 15.4v-3.9H1z' },
  clause: { word: 'Clause', path: 'M2 1.5h12v2.8H2zm0 5.1h12v2.8H2zm0 5.1h8v2.8H2z' },
  edition: { word: 'Edition', path: 'M1.5 1h9L14.5 5v10h-13zM10 2.5v3h3z' },
};

/**
 * The drawn line: where words came from and where they went. Closed, it gathers the marks of the
 * voices; opened, it draws itself downwards. With `collapsible` false it simply lies there.
 */
@Component({
  selector: 'sp-thread',
  imports: [NgTemplateOutlet, RouterLink, SpSectorMark, SpVoice],
  templateUrl: './thread.html',
  styleUrl: './thread.css',
})
export class SpThread {
  readonly steps = input.required<readonly ThreadStep[]>();
  readonly label = input('Follow the thread');
  readonly collapsible = input(true);
  readonly opened = model(false);

  protected readonly knots = threadKnots;
  protected readonly sectors = computed(() => {
    const met = new Map<string, SectorLook>();
    for (const { voice } of this.steps()) if (voice) met.set(voice.sector.name, voice.sector);
    return [...met.values()];
  });
  protected readonly gathered = computed(() => {
    const voices = this.steps().filter((step) => step.voice).length;
    const sectors = this.sectors().length;
    if (!voices) return '';
    return `${voices} ${voices === 1 ? 'voice' : 'voices'}, ${sectors} ${sectors === 1 ? 'sector' : 'sectors'}`;
  });

  protected follow(details: Event): void {
    this.opened.set((details.target as HTMLDetailsElement).open);
  }
}
