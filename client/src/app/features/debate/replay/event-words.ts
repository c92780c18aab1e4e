import type { DebateEvent, DebateState, Revealable } from '@samepage/contracts';

type Words = (event: DebateEvent, known: Known) => string;

/** What words about an event need to know beside it. */
export interface Known {
  /** The state before the event. */
  readonly before: DebateState;
  readonly name: (membershipId: string) => string;
}

const revealables: Readonly<Record<Revealable, string>> = {
  statements: 'How the statements stand',
  opening: 'The opening vote',
  closing: 'The closing vote',
};

type Of<Type extends DebateEvent['type']> = Extract<DebateEvent, { type: Type }>;
const words: { readonly [Type in DebateEvent['type']]: (event: Of<Type>, known: Known) => string } = {
  planned: ({ by }, { name }) => `${name(by)} planned how the debate goes.`,
  opened: () => 'The debate opened.',
  closed: () => 'The debate closed.',
  reopened: () => 'The debate opened again.',
  'step-entered': ({ stepId, how }, { before }) => {
    const title = before.plan.steps.find(({ id }) => id === stepId)?.title ?? 'a part';
    return how === 'undone' ? `Back to “${title}”.` : `On to “${title}”.`;
  },
  'clock-paused': () => 'The time was paused.',
  'clock-resumed': () => 'The time ran on.',
  'clock-extended': ({ seconds }) => (seconds < 0 ? 'Time was taken away.' : 'More time was given.'),
  revealed: ({ what, shown }) =>
    `${revealables[what]} ${shown ? 'was shown to everyone' : 'was hidden again'}.`,
  frozen: ({ frozen }) => (frozen ? 'Voting stood still.' : 'People could vote again.'),
  locked: ({ locked }) => (locked ? 'The room was locked.' : 'The room was open to newcomers again.'),
  'lead-taken': ({ by }, { name }) => `${name(by)} took the lead.`,
  'statement-added': ({ by, of, kind, text }, { name }) => {
    const said = text ? `: “${text}”` : '.';
    if (kind === 'quote') return `A quote of ${name(of ?? by)} was noted${said}`;
    if (kind === 'note') return `A note of a group was written down${said}`;
    return `${name(by)} said${text ? said : ' something.'}`;
  },
  'statement-edited': ({ by }, { name }) => `${name(by)} changed their words.`,
  'statement-recast': ({ how }) => (how === 'split' ? 'A statement was split.' : 'A statement was reworded.'),
  'statement-hidden': () => 'A statement was hidden.',
  'hand-raised': ({ by }, { name }) => `${name(by)} raised a hand.`,
  'hand-lowered': ({ by }, { name }) => `${name(by)} lowered a hand.`,
  'hand-placed': ({ handId, place }, { before, name }) => {
    const who = whose(handId, before, name);
    return place === null
      ? `The score decided again where ${who} stood.`
      : `${who} was put at place ${place + 1} of the queue.`;
  },
  'turn-begun': ({ handId }, { before, name }) => `${whose(handId, before, name)} had the floor.`,
  'turn-paused': ({ by, own }, { name }) => (own ? `${name(by)} paused their turn.` : 'The turn was paused.'),
  'turn-resumed': () => 'The turn ran on.',
  'turn-extended': ({ seconds }) =>
    seconds < 0 ? 'The turn was made shorter.' : 'The turn was made longer.',
  'turn-ended': () => 'The turn ended.',
  'groups-formed': ({ groups }) =>
    `${groups.length === 1 ? '1 group was' : `${groups.length} groups were`} formed.`,
  'member-moved': ({ membershipId }, { name }) => `${name(membershipId)} changed groups.`,
  muted: ({ membershipId, muted }, { name }) =>
    muted ? `${name(membershipId)} was asked to listen.` : `${name(membershipId)} could speak again.`,
  removed: ({ membershipId, removed }, { name }) =>
    removed ? `${name(membershipId)} was asked to leave.` : `${name(membershipId)} could come in again.`,
  'words-withdrawn': ({ membershipId }, { name }) => `The words of ${name(membershipId)} were taken back.`,
  harvested: ({ statementIds }) =>
    `${statementIds.length === 1 ? '1 statement' : `${statementIds.length} statements`} went into a draft.`,
};

function whose(handId: string, { hands }: DebateState, name: Known['name']): string {
  const hand = hands.find(({ id }) => id === handId);
  return hand ? name(hand.by) : 'Someone';
}

/** What happened, as a sentence. */
export function eventInWords(event: DebateEvent, known: Known): string {
  return (words[event.type] as Words)(event, known);
}
