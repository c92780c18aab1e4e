import type { Insight, InsightSummary, StandingWords } from '@samepage/contracts';
import { health, linkWork } from '../../../shared/testing/samples';

const day = '2026-11-22T10:00:00Z';

/** Made-up insights for the specs of this folder. */
export function someWords(different: Partial<StandingWords> = {}): StandingWords {
  return {
    ref: { kind: 'statement', statementId: 'st-1' },
    text: 'The last bus leaves before the choir begins.',
    sector: health,
    at: day,
    place: { kind: 'debate', id: 'd-1', title: 'The bench debate', number: null },
    ...different,
  };
}

export const someResponse = someWords({
  ref: { kind: 'response', responseId: 'r-1', from: 0, to: 57 },
  text: 'I came by bus. Nobody asked how I get home. Then it rained',
  sector: linkWork,
  place: { kind: 'provocation', id: 'p-1', title: 'A bench', number: null },
});

export function anInsight(different: Partial<Insight> = {}): Insight {
  return {
    id: 'in-1',
    inquiryId: 'i-1',
    inquirySlug: 'what-for',
    state: 'published',
    version: 1,
    claim: 'Getting home decides who comes.',
    evidence: [{ words: someWords(), note: 'She sings.' }],
    counterEvidence: [],
    foundNone: true,
    speaksFor: { all: false, sectors: [linkWork] },
    notHeard: 'People who never came.',
    sureness: 'some',
    whySure: 'Three people said so.',
    proposed: { voice: { name: 'Pat', sector: health }, at: day, mine: false },
    published: { voice: { name: 'Fay', sector: linkWork }, at: day },
    takenBack: null,
    counts: {
      all: { as: 'hidden' },
      sectors: [
        { sector: health, count: { as: 'hidden' } },
        { sector: linkWork, count: { as: 'hidden' } },
      ],
      least: 5,
    },
    lines: [],
    mine: null,
    acts: ['answer'],
    ...different,
  };
}

export function aSummary(different: Partial<InsightSummary> = {}): InsightSummary {
  return {
    id: 'in-1',
    state: 'published',
    claim: 'Getting home decides who comes.',
    sureness: 'some',
    evidence: 2,
    counterEvidence: 0,
    speaksFor: { all: true, sectors: [] },
    at: day,
    mine: false,
    ...different,
  };
}
