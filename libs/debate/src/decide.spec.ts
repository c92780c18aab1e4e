import type { DebateCommand, DebateState, DebateStatement, Phase } from '@samepage/contracts';
import { decide, decideHarvest } from './decide';
import type { DecisionContext } from './decision';
import { emptyDebate } from './fold';
import { debateLimits } from './limits';
import { refusals } from './refusals';

const context: DecisionContext = {
  by: 'facilitator',
  at: '2026-03-01T10:00:00.000Z',
  newIds: ['new', 'new 2', 'new 3', 'new 4'],
  canRun: true,
  canSpeak: true,
};

const statement = (id: string, text: string, hidden = false): DebateStatement => ({
  id,
  text: hidden ? '' : text,
  hidden,
  by: 'someone',
  at: context.at,
  kind: 'statement',
  from: null,
  recast: false,
  withdrawn: false,
  groupId: null,
});

function debate(phase: Phase, ...statements: DebateState['statements']): DebateState {
  return { ...emptyDebate(), version: 7, phase, statements };
}

function refusal(state: DebateState, command: DebateCommand, more: Partial<DecisionContext> = {}) {
  const decision = decide(state, command, { ...context, ...more });
  return 'refused' in decision ? decision.refused : undefined;
}

const say = (text: string): DebateCommand => ({ type: 'add-statement', text });
const hide = (statementId: string): DebateCommand => ({
  type: 'hide-statement',
  statementId,
  reason: 'unkind',
});

describe('who may', () => {
  it('leaves running a debate to facilitators [DB12]', () => {
    for (const type of ['open', 'close', 'reopen'] as const)
      expect(refusal(debate('open'), { type }, { canRun: false })).toBe('may_not_run');
    expect(refusal(debate('open', statement('a', 'A')), hide('a'), { canRun: false })).toBe('may_not_run');
  });

  it('lets nobody speak who only follows [DB12]', () => {
    expect(refusal(debate('open'), say('Hello'), { canSpeak: false })).toBe('may_not_speak');
  });
});

describe('phases', () => {
  it.each([
    ['lobby', 'open', undefined],
    ['lobby', 'close', 'debate_not_begun'],
    ['lobby', 'reopen', 'debate_not_begun'],
    ['open', 'open', 'debate_already_open'],
    ['open', 'close', undefined],
    ['open', 'reopen', 'debate_already_open'],
    ['closed', 'open', 'debate_already_closed'],
    ['closed', 'close', 'debate_already_closed'],
    ['closed', 'reopen', undefined],
  ] as const)('%s: %s → %s [DB8]', (phase, type, expected) => {
    expect(refusal(debate(phase), { type })).toBe(expected);
  });

  it('stamps what happens with the next sequence, who and when [DB5]', () => {
    expect(decide(debate('lobby'), { type: 'open' }, context)).toEqual({
      accepted: { type: 'opened', sequence: 8, by: context.by, at: context.at },
    });
  });

  it('refuses what was decided on an older version [DB11]', () => {
    const planned = { ...debate('lobby'), changedAt: { course: 7, turn: 0, groups: 0 } };
    expect(refusal(planned, { type: 'open' }, { expectedVersion: 6 })).toBe('version_moved_on');
    expect(refusal(planned, { type: 'open' }, { expectedVersion: 7 })).toBeUndefined();
    expect(refusal(debate('lobby'), { type: 'take-lead' }, { expectedVersion: 6 })).toBe('version_moved_on');
  });

  it('says that it is open already rather than that it moved on [DB11]', () => {
    expect(refusal(debate('open'), { type: 'open' }, { expectedVersion: 6 })).toBe('debate_already_open');
  });
});

describe('statements', () => {
  it.each(['lobby', 'closed'] as const)('are not added while the debate is in phase %s [DB13]', (phase) => {
    expect(refusal(debate(phase), say('Hello'))).toBe('debate_not_open');
  });

  it.each(['Joy is work.', '  joy   is WORK!', 'Joy, is work', 'Ｊoy is work…'])(
    'are not said twice: %s [DB13]',
    (text) => {
      expect(refusal(debate('open', statement('a', 'Joy is work')), say(text))).toBe(
        'statement_already_there',
      );
    },
  );

  it('that were hidden have left no words to compare with', () => {
    expect(refusal(debate('open', statement('a', 'Unkind', true)), say('unkind'))).toBeUndefined();
  });

  it.each(['Joy is play', 'Joy is work + play', '!', '?', '😀'])(
    'that say something else are: %s',
    (text) => {
      const held = [statement('a', 'Joy is work'), statement('b', '…'), statement('c', '😢')];
      expect(refusal(debate('open', ...held), say(text))).toBeUndefined();
    },
  );

  it('stop when the debate is full [DB13]', () => {
    const full = Array.from({ length: debateLimits.statements }, (_, index) =>
      statement(`s${index}`, `Statement ${index}`),
    );
    expect(refusal(debate('open', ...full), say('One more'))).toBe('debate_full');
  });

  it('that are hidden take up no room', () => {
    const full = Array.from({ length: debateLimits.statements }, (_, index) =>
      statement(`s${index}`, `Statement ${index}`, index === 7),
    );
    expect(refusal(debate('open', ...full), say('One more'))).toBeUndefined();
  });

  it('stop for someone who has said their share, and for nobody else', () => {
    const mine = Array.from({ length: debateLimits.share }, (_, index) => ({
      ...statement(`s${index}`, `Statement ${index}`),
      by: 'talker',
    }));
    const state = debate('open', ...mine);
    expect(refusal(state, say('One more'), { by: 'talker' })).toBe('your_share');
    expect(refusal(state, say('One more'), { by: 'another' })).toBeUndefined();
    // What was hidden counts: else it could be said again after each hiding.
    const [first, ...rest] = mine;
    const oneHidden = debate('open', { ...first!, hidden: true }, ...rest);
    expect(refusal(oneHidden, say('One more'), { by: 'talker' })).toBe('your_share');
  });

  it('that were looked at are taken in any step of a debate that has begun, closed since or not, also from someone muted since [DB36]', () => {
    const steps = [{ id: 'arrive', kind: 'arrive' as const, title: 'Arrive', words: '', seconds: null }];
    const open = debate('open');
    const state = { ...open, plan: { ...open.plan, steps }, stepId: 'arrive', muted: ['author'] };
    expect(refusal(state, say('In time'), { by: 'author' })).toBe('not_in_this_step');
    expect(refusal(state, say('In time'), { by: 'author', isLookedAt: true })).toBeUndefined();
    const looked = { by: 'author', isLookedAt: true };
    expect(refusal({ ...state, phase: 'closed' }, say('In time'), looked)).toBeUndefined();
    expect(refusal({ ...state, phase: 'lobby' }, say('Early'), looked)).toBe('debate_not_open');
  });

  it('do not come in by way of a raised hand where they are looked at first', () => {
    const open = debate('open');
    const { settings } = open.plan;
    const before = {
      ...open,
      plan: { ...open.plan, settings: { ...settings, moderation: 'before' as const } },
    };
    const hand = (kind: 'turn' | 'read-out'): DebateCommand => ({ type: 'raise-hand', kind, text: 'Words' });
    expect(refusal(before, hand('read-out'), { canRun: false })).toBe('hand_words_wait');
    expect(refusal(open, hand('read-out'), { canRun: false })).toBeUndefined();
    // Only words to be read out are words.
    expect(decide(open, hand('turn'), { ...context, canRun: false })).toMatchObject({
      accepted: { text: null },
    });
  });

  it('that were heard are somebody’s, and never by default of who wrote them down [DB44]', () => {
    const noted = (kind: 'quote' | 'note', of: string | null): DebateCommand => ({
      ...{ type: 'note-words', text: 'Said aloud', groupId: null },
      ...{ kind, of },
    });
    expect(refusal(debate('open'), noted('quote', null))).toBe('quote_of_nobody');
    expect(refusal(debate('open'), noted('quote', 'someone'))).toBeUndefined();
    expect(refusal(debate('open'), noted('note', null))).toBeUndefined();
  });

  it('are hidden once, and only where they are [DB14]', () => {
    const state = debate('closed', statement('a', 'A'), statement('b', 'B', true));
    expect(refusal(state, hide('a'))).toBeUndefined();
    expect(refusal(state, hide('b'))).toBe('statement_already_hidden');
    expect(refusal(state, hide('c'))).toBe('statement_unknown');
  });
});

describe('harvest', () => {
  const refused = (state: DebateState, ...statementIds: string[]) => {
    const decision = decideHarvest(state, { draftId: 'draft', statementIds }, context);
    return 'refused' in decision ? decision.refused : undefined;
  };

  it('comes after the close, of statements that can be seen [DB26]', () => {
    const held = [statement('a', 'A'), statement('b', 'B', true)];
    expect(refused(debate('open', ...held), 'a')).toBe('debate_not_closed');
    expect(refused(debate('closed', ...held), 'a', 'b')).toBe('statement_hidden');
    expect(refused(debate('closed', ...held), 'c')).toBe('statement_unknown');
    expect(refused(debate('closed', ...held), 'a')).toBeUndefined();
  });
});

it('every refusal is a whole sentence', () => {
  for (const sentence of Object.values(refusals)) expect(sentence).toMatch(/^[A-Z].+\.$/);
});
