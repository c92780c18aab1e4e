import type { Step, StepKind } from '@samepage/contracts';

/** What each kind of step is called, and what people can do while it lasts, in their words. */
export const stepWords: Readonly<Record<StepKind, { readonly name: string; readonly what: string }>> = {
  arrive: { name: 'Arrive and check in', what: 'People come in. Nobody speaks or votes yet.' },
  provocation: { name: 'The provocation', what: 'Everyone sees it, large. People may raise a hand.' },
  'opening-vote': { name: 'Opening vote', what: 'Everyone says where they stand on the motion.' },
  statements: { name: 'Statements', what: 'People write statements, vote on them, and may raise a hand.' },
  floor: { name: 'The floor', what: 'People speak in turns from the queue. They may add statements too.' },
  groups: { name: 'Small groups', what: 'People talk in groups and bring back statements.' },
  'closing-vote': {
    name: 'Closing vote',
    what: 'Everyone says again where they stand, and what moved them.',
  },
  harvest: { name: 'Harvest', what: 'What holds is chosen for a draft. People may raise a hand.' },
  close: { name: 'Close', what: 'Thanks and goodbye. Nobody speaks or votes any more.' },
};

/** "1 hour 10 minutes", "1 minute 30 seconds", "as long as it takes". */
export function lengthInWords(seconds: number | null): string {
  if (seconds === null) return 'as long as it takes';
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = seconds % 60;
  const parts = [
    ...(hours ? [`${hours} ${hours === 1 ? 'hour' : 'hours'}`] : []),
    ...(minutes ? [`${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`] : []),
    ...(rest ? [`${rest} ${rest === 1 ? 'second' : 'seconds'}`] : []),
  ];
  return parts.join(' ') || '0 seconds';
}

/** How long a run-sheet takes: "55 minutes, and 2 parts as long as they take". */
export function wholeLength(steps: readonly Pick<Step, 'seconds'>[]): string {
  const timed = steps.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
  const open = steps.filter(({ seconds }) => seconds === null).length;
  const rest = open === 1 ? '1 part as long as it takes' : `${open} parts as long as they take`;
  if (!open) return lengthInWords(timed);
  return timed ? `${lengthInWords(timed)}, and ${rest}` : rest;
}
