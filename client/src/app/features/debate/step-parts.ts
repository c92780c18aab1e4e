import type { Type } from '@angular/core';
import type { StepKind } from '@samepage/contracts';

/** What a phone shows in a step; `free` is a debate without a run-sheet. */
export type PartName = StepKind | 'free';

const statements = () => import('./statements-step').then((file) => file.SpStatementsStep);
const motion = () => import('./motion-vote').then((file) => file.SpMotionVote);

/** Each kind of step is fetched when it is needed, or a little before. */
export const stepParts: Readonly<Record<PartName, () => Promise<Type<unknown>>>> = {
  arrive: () => import('./arrive-step').then((file) => file.SpArriveStep),
  provocation: () => import('./provocation-step').then((file) => file.SpProvocationStep),
  'opening-vote': motion,
  statements,
  free: statements,
  floor: () => import('./floor-step').then((file) => file.SpFloorStep),
  groups: () => import('./groups-step').then((file) => file.SpGroupsStep),
  'closing-vote': motion,
  harvest: () => import('./harvest-step').then((file) => file.SpHarvestStep),
  close: () => import('./close-step').then((file) => file.SpCloseStep),
};

/** Fetches the parts that come later while there is a connection, so that a step change waits for nothing. */
export function fetchAhead(names: Iterable<PartName>): void {
  for (const name of new Set(names)) stepParts[name]().catch(() => undefined);
}
