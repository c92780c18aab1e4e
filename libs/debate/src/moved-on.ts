import type { ChangedAt, DebateEvent, DebateState } from '@samepage/contracts';
import type { CommandType, DecisionContext } from './decision';
import type { RefusalReason } from './refusals';

type Part = keyof ChangedAt;

/** Which part of a debate each event changes, for those who press something on what they saw of it. */
const changedBy: Partial<Record<DebateEvent['type'], Part>> = {
  planned: 'course',
  opened: 'course',
  closed: 'course',
  reopened: 'course',
  'step-entered': 'course',
  'turn-begun': 'turn',
  'groups-formed': 'groups',
  'member-moved': 'groups',
};

/** When each part was changed last, once this has happened. */
export function changedAt(before: ChangedAt, { type, sequence }: DebateEvent): ChangedAt {
  const part = changedBy[type];
  return part ? { ...before, [part]: sequence } : before;
}

/**
 * What a press is decided on: where none of this changed since, it is not overtaken, whatever else happened. That a
 * turn ended overtakes nobody who calls the next or goes on; that one began does. Commands that are not here are
 * overtaken by any event.
 */
const decidedOn: Partial<Record<CommandType, readonly Part[]>> = {
  plan: ['course'],
  open: ['course'],
  close: ['course'],
  reopen: ['course'],
  next: ['course', 'turn'],
  undo: ['course', 'turn'],
  'go-to': ['course', 'turn'],
  call: ['course', 'turn'],
  'form-groups': ['groups'],
};

/** Of these a second press means something else, so they say which version their sender saw. */
export const needsVersion: ReadonlySet<CommandType> = new Set(['plan', 'next', 'undo', 'go-to', 'call']);

/** Two facilitators who press at once make one of these: that the first one did it says more than that it moved on. */
export const settledByPhase: ReadonlySet<CommandType> = new Set(['open', 'close', 'reopen']);

/** Why a command came too late for what its sender had in mind, if it did. A version that is not there yet is nobody's. */
export function movedOn(
  { version, changedAt }: Pick<DebateState, 'version' | 'changedAt'>,
  type: CommandType,
  { expectedVersion }: Pick<DecisionContext, 'expectedVersion'>,
): RefusalReason | undefined {
  if (expectedVersion === undefined || expectedVersion === version) return undefined;
  const parts = decidedOn[type];
  const isOvertaken =
    expectedVersion > version || !parts || parts.some((part) => changedAt[part] > expectedVersion);
  return isOvertaken ? 'version_moved_on' : undefined;
}
