import { FieldProblem, MarkName, SectorLook, ThreadStep, VoiceLook } from '@samepage/ui';

/** Made-up people and words for looking at components. */
const deal: readonly (readonly [string, MarkName])[] = [
  ['Health', 'disc'],
  ['Councils and public health', 'square'],
  ['Link work', 'triangle'],
  ['Culture and arts', 'wave'],
  ['Nature and growing', 'leaf'],
  ['Voluntary and community', 'cross'],
  ['Lived experience', 'ring'],
  ['Housing and advice', 'bar'],
  ['Young people', 'star'],
  ['Sport and moving', 'drop'],
];

export const sectors: readonly SectorLook[] = deal.map(([name, mark], index) => ({
  name,
  mark,
  ink: index + 1,
}));

function voice(name: string | null, sector: number): VoiceLook {
  const from = sectors[sector];
  if (!from) throw new Error('There are ten sectors in the gallery.');
  return { name, sector: from };
}

export const people: readonly VoiceLook[] = [
  voice('Asha', 2),
  voice('Dr Bell', 0),
  voice('Kate', 3),
  voice(null, 6),
  voice('Tom from the allotments', 4),
  voice('Priya', 5),
  voice('Lou', 6),
  voice('Gwen', 1),
];

export const thread: readonly ThreadStep[] = [
  {
    kind: 'provocation',
    title: 'What would you prescribe for a grey Tuesday?',
    href: '/dev/gallery',
    detail: 'Posted by Kate on Monday 5 October 2026',
  },
  {
    kind: 'voice',
    title: '“The choir asked me back. Nobody had asked me back for a year.”',
    href: '/dev/gallery',
    voice: voice(null, 6),
  },
  {
    kind: 'voice',
    title: '“I can make the call. I cannot make the place exist.”',
    href: '/dev/gallery',
    voice: voice('Asha', 2),
  },
  {
    kind: 'voice',
    title: '“Ten minutes is not long enough to ask what matters.”',
    href: '/dev/gallery',
    voice: voice('Dr Bell', 0),
  },
  {
    kind: 'statement',
    title: 'Time to ask is part of the treatment.',
    href: '/dev/gallery',
    detail: '31 of 36 people agree, in every sector',
  },
  { kind: 'clause', title: 'We will give people time before we give them a leaflet.', here: true },
  { kind: 'edition', title: 'First edition, 8 December 2026', href: '/dev/gallery' },
];

export const problems: readonly FieldProblem[] = [
  { text: 'Write at least a few words', controlId: 'gallery-words' },
  { text: 'Choose where you speak from' },
];

export const steps = [
  'display',
  'text-1',
  'text-2',
  'text-3',
  'text-lead',
  'text-body',
  'text-small',
] as const;
export const grounds = ['paper', 'sheet', 'sunk', 'ink', 'ink-soft', 'line', 'line-faint'] as const;
export const colours = [
  'action',
  'action-tint',
  'spot-fill',
  'spot-line',
  'spot-tint',
  'danger',
  'danger-tint',
  'warn',
  'warn-tint',
] as const;
