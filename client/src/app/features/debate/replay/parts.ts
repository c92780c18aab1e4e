import type { DebateEvent, StepKind } from '@samepage/contracts';
import { currentStep } from '@samepage/debate';
import { stepWords } from '../prepare/step-words';
import { eventInWords, type Known } from './event-words';
import type { Timeline } from './timeline';

/** A moment people look for: a part began, the debate opened or closed, words went into a draft. */
export interface Part {
  readonly sequence: number;
  readonly words: string;
  readonly at: string;
}

/** What goes by while nobody has said or done a thing. */
const passing: ReadonlySet<DebateEvent['type']> = new Set([
  'step-entered',
  'clock-paused',
  'clock-resumed',
  'clock-extended',
]);

const asking: ReadonlySet<StepKind> = new Set(['opening-vote', 'statements', 'closing-vote']);

/**
 * The parts of a debate as they were gone through. One that was left again before anything happened in it is passed
 * over; one whose title another has too says what kind it is.
 */
export function partsOf(timeline: Timeline, name: Known['name']): readonly Part[] {
  const { landmarks } = timeline;
  return landmarks.flatMap(({ sequence, event }, index) => {
    const next = landmarks[index + 1];
    if (
      event.type === 'step-entered' &&
      !isAsking(timeline, sequence) &&
      next?.event.type === 'step-entered'
    ) {
      const between = Array.from({ length: next.sequence - sequence - 1 }, (_, gone) => sequence + 1 + gone);
      if (between.every((place) => passing.has(timeline.at(place).event?.type ?? 'step-entered'))) return [];
    }
    return [{ sequence, words: titleOf(timeline, sequence, name), at: event.at }];
  });
}

/** Votes stand in no log: what people were asked in such a part is there, though nothing was said. */
function isAsking(timeline: Timeline, sequence: number): boolean {
  return asking.has(currentStep(timeline.at(sequence).state)?.kind ?? 'close');
}

function titleOf(timeline: Timeline, sequence: number, name: Known['name']): string {
  const { event, before } = timeline.at(sequence);
  if (!event) return '';
  if (event.type !== 'step-entered') return eventInWords(event, { before, name });
  const { steps } = before.plan;
  const step = steps.find(({ id }) => id === event.stepId);
  if (!step) return 'A part';
  const isTwice = steps.some(({ id, title }) => id !== step.id && title === step.title);
  return isTwice ? `${step.title} (${stepWords[step.kind].name.toLowerCase()})` : step.title;
}
