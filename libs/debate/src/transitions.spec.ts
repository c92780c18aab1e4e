import { phases, type Phase } from '@samepage/contracts';
import { firstPhase, phaseAfter, transitions } from './transitions';

function reachableFrom(phase: Phase): Set<Phase> {
  const reached = new Set([phase]);
  for (const from of reached) for (const each of transitions) if (each.from === from) reached.add(each.to);
  return reached;
}

describe('the life of a debate', () => {
  it('reaches every phase from the lobby [DB8]', () => {
    expect([...reachableFrom(firstPhase)].sort()).toEqual([...phases].sort());
  });

  it('can end in any phase it has begun from: closing is always within reach [DB8]', () => {
    for (const phase of phases) expect(reachableFrom(phase)).toContain('closed');
  });

  it('leads from one phase to one other for each event [DB8]', () => {
    const steps = transitions.map(({ event, from }) => `${event} ${from}`);
    expect(new Set(steps).size).toBe(steps.length);
    expect(phaseAfter('lobby', 'closed')).toBeUndefined();
  });
});
