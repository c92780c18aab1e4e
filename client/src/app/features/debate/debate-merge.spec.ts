import type { DebateEvent } from '@samepage/contracts';
import { aDebate, aStatement } from '../../shared/testing/samples';
import { agreement, byAgreement, mergeEvents } from './debate-merge';

const added = (sequence: number, statementId: string): DebateEvent => ({
  type: 'statement-added',
  sequence,
  statementId,
  text: `Statement ${statementId}`,
  by: 'm-new',
  at: '2026-11-22T10:00:00Z',
});

describe('events that arrive', () => {
  it('are folded, with the voices they bring', () => {
    const sector = aDebate().voices['m-me']!.sector;
    const { snapshot, missingAfter } = mergeEvents(aDebate(), {
      events: [added(2, 'a'), added(3, 'b')],
      voices: { 'm-new': { name: 'New', sector } },
    });
    expect(snapshot.state.version).toBe(3);
    expect(Object.keys(snapshot.voices)).toEqual(['m-other', 'm-me', 'm-new']);
    expect(missingAfter).toBeUndefined();
  });

  it('change nothing when they come again', () => {
    const once = mergeEvents(aDebate(), { events: [added(2, 'a')], voices: {} }).snapshot;
    expect(mergeEvents(once, { events: [added(2, 'a')], voices: {} }).snapshot.state).toEqual(once.state);
  });

  it('say where some are missing', () => {
    expect(mergeEvents(aDebate(), { events: [added(4, 'c')], voices: {} }).missingAfter).toBe(1);
  });
});

describe('how statements stand', () => {
  const statements = ['few', 'firm', 'split', 'none'].map((id) => aStatement(id, id));
  const tallies = {
    few: { agree: 1, disagree: 0, pass: 0 },
    firm: { agree: 9, disagree: 0, pass: 1 },
    split: { agree: 5, disagree: 5, pass: 0 },
  };

  it('puts the firmest first, and does not let one vote beat nine', () => {
    expect(byAgreement(statements, tallies).map(({ id }) => id)).toEqual(['firm', 'few', 'split', 'none']);
    expect(agreement(tallies.few)).toBeLessThan(agreement(tallies.firm));
  });
});
