import { chance, emptyPlan } from '@samepage/debate';
import type { DebatePlan, Step, StepKind } from '@samepage/contracts';
import { health, linkWork } from '../../../../shared/testing/samples';
import { DryRun } from './dry-run';
import { inventPeople, you } from './invented';

const began = Date.parse('2026-11-22T10:00:00Z');
const beatMs = 1_000;
const step = (kind: StepKind): Step => ({ id: kind, kind, title: kind, words: '', seconds: null });
const kinds: readonly StepKind[] = ['opening-vote', 'statements', 'floor', 'closing-vote', 'close'];
const plan: DebatePlan = { ...emptyPlan, motion: 'Benches heal.', steps: kinds.map(step) };

/** Runs the whole run-sheet, so many beats in each part; turns are called as hands go up. */
function rehearse(seed: string, of: DebatePlan = plan, beats = 40): DryRun {
  let now = began;
  const at = () => new Date(now).toISOString();
  const run = new DryRun(inventPeople([health, linkWork]), of, seed, at());
  run.do({ type: 'open' }, you, at());
  for (let part = 0; part < of.steps.length; part++) {
    for (let beat = 0; beat < beats; beat++) {
      now += beatMs;
      run.beat(at());
      const [hand] = run.state.hands;
      if (hand && !run.state.turn) run.do({ type: 'call', handId: hand.id }, you, at());
    }
    run.do({ type: 'next' }, you, at());
  }
  return run;
}

const at = new Date(began).toISOString();
const reveal = (run: DryRun) => {
  for (const what of ['opening', 'closing'] as const) run.do({ type: 'reveal', what, shown: true }, you, at);
};

/** What happened, without the ids, which are fresh each time. */
const told = (run: DryRun) => ({
  said: run.state.statements.map(({ text, by }) => ({ text, by })),
  spoken: run.state.spoken,
  standings: { opening: [...run.stands.opening], closing: [...run.stands.closing] },
  votes: [...run.votes.values()].map((votes) => [...votes]),
});

describe('a rehearsal', () => {
  it('has a dozen people that nobody takes for real, from the sectors there are', () => {
    const people = Object.values(inventPeople([health, linkWork]));
    expect(people.filter(({ name }) => name?.startsWith('Demo '))).toHaveLength(12);
    expect(new Set(people.map(({ sector }) => sector.id))).toEqual(new Set([health.id, linkWork.id]));
    expect(Object.keys(inventPeople([]))).toHaveLength(13);
  });

  it('is the same again with the same seed, and another with another', () => {
    expect(told(rehearse('one'))).toEqual(told(rehearse('one')));
    expect(told(rehearse('one'))).not.toEqual(told(rehearse('two')));
  });

  it('has people say, vote, speak and stand by themselves', () => {
    const run = rehearse('one');
    expect(run.state.statements.length).toBeGreaterThan(2);
    expect(run.standings().voted).toBe(12);
    expect(Object.keys(run.state.spoken).length).toBeGreaterThan(1);
    expect(run.stands.opening.size).toBe(12);
    expect(run.stands.closing.size).toBe(12);
  });

  it('shows counts only once they are revealed, as in a real debate', () => {
    const run = rehearse('one', { ...plan, settings: { ...plan.settings, results: 'revealed' } });
    expect(run.standings()).toMatchObject({ tallies: {}, opening: { voted: 12, tally: null } });
    run.do({ type: 'reveal', what: 'opening', shown: true }, you, at);
    run.do({ type: 'reveal', what: 'statements', shown: true }, you, at);
    const { tallies, opening } = run.standings();
    expect(Object.keys(tallies)).toHaveLength(run.votes.size);
    expect(Object.values(opening.tally ?? {}).reduce((sum, count) => sum + count, 0)).toBe(12);
  });

  it('tells how people moved, everyone of them', () => {
    const run = rehearse('one');
    reveal(run);
    const { all } = run.swing()!;
    expect(all.people).toBe(12);
    expect(all.flows?.reduce((sum, { people }) => sum + (people ?? 0), 0)).toBe(12);
  });

  it('shows what moved people only with both votes, and a line can be taken down', () => {
    const run = rehearse('one');
    expect([run.swing(), run.movedLines()]).toEqual([null, []]);
    reveal(run);
    const lines = run.movedLines();
    expect(lines.length).toBeGreaterThan(1);
    expect(run.judge(lines[0]!.id, false, at)).toBeNull();
    expect(run.movedLines()).toEqual(lines.slice(1));
    expect(run.swing()?.moved).toEqual(lines.slice(1).map(({ text }) => text));
    expect(run.standings().closing.voted).toBe(12);
  });

  it('lets statements wait where they are looked at first', () => {
    const run = rehearse('one', { ...plan, settings: { ...plan.settings, moderation: 'before' } });
    expect(run.state.statements).toEqual([]);
    const [waiting, other] = run.waiting;
    run.do({ type: 'go-to', stepId: 'statements' }, you, at);
    expect(run.judge(waiting!.id, true, at)).toBeNull();
    expect(run.judge(other!.id, false, at)).toBeNull();
    expect(run.state.statements.map(({ text, by }) => ({ text, by }))).toEqual([
      { text: waiting!.text, by: waiting!.by },
    ]);
    expect(run.waiting.map(({ id }) => id)).not.toContain(other!.id);
  });

  it('takes nothing that cannot be done, whatever the seed', () => {
    const next = chance('seeds');
    for (let round = 0; round < 10; round++) {
      const run = rehearse(String(next()), plan, 8);
      for (const votes of run.votes.values()) expect(votes.size).toBeLessThanOrEqual(12);
      for (const id of run.votes.keys()) expect(run.state.statements.map((each) => each.id)).toContain(id);
    }
  });

  it('takes no vote on the motion once it was shown, nor while voting stands still', () => {
    const run = new DryRun(inventPeople([health]), plan, 'one', at);
    const stand = () => run.stand('opening', { choice: 'for', moved: null }, you, at);
    expect(stand()).toBe('debate_not_open');
    run.do({ type: 'open' }, you, at);
    run.do({ type: 'freeze', frozen: true }, you, at);
    expect(stand()).toBe('voting_frozen');
    run.do({ type: 'freeze', frozen: false }, you, at);
    expect(stand()).toBeNull();
    for (const shown of [true, false]) {
      run.do({ type: 'reveal', what: 'opening', shown }, you, at);
      expect(stand()).toBe('not_in_this_step');
      expect(run.standings().opening.tally !== null).toBe(shown);
    }
  });

  it('counts no vote in a part that is not for voting', () => {
    const run = rehearse('one');
    expect(run.vote(run.state.statements[0]!.id, 'agree', you, at)).toBe('not_in_this_step');
    expect(run.stand('opening', { choice: 'for', moved: null }, you, at)).toBe('not_in_this_step');
  });
});
