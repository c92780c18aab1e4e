import type {
  DebateSnapshot,
  DebateState,
  DebateStatement,
  Draft,
  Edition,
  Inquiry,
  Me,
  MyMembership,
  Provocation,
  Response,
  Sector,
  Source,
  Standings,
} from '@samepage/contracts';
import { emptyDebate } from '@samepage/debate';

/** Made-up things for tests; each can be told what is different about it. */
export const health: Sector = { id: 's-health', name: 'Health', mark: 'disc', ink: 1 };
export const linkWork: Sector = { id: 's-link', name: 'Link work', mark: 'square', ink: 2 };
const day = '2026-11-22T10:00:00Z';

export function anInquiry(different: Partial<Inquiry> = {}): Inquiry {
  return {
    id: 'i-1',
    slug: 'what-for',
    title: 'What is it for?',
    question: 'What do we each hope will happen?',
    about: 'Among friends.\n\nFor a year.',
    spot: '#d92466',
    sectors: [health, linkWork],
    places: [],
    abilities: [],
    joinCode: null,
    support: null,
    ...different,
  };
}

export function aMembership(different: Partial<MyMembership> = {}): MyMembership {
  return {
    id: 'm-me',
    inquiryId: 'i-1',
    inquirySlug: 'what-for',
    inquiryTitle: 'What is it for?',
    role: 'participant',
    sector: health,
    name: 'Asha',
    abilities: ['statement.add'],
    ...different,
  };
}

export const nobody: Me = { kind: 'stranger', name: null, email: null, memberships: [] };
export function aPerson(different: Partial<Me> = {}): Me {
  return {
    kind: 'person',
    name: 'Asha',
    email: 'asha@example.org',
    memberships: [aMembership()],
    ...different,
  };
}

export function aProvocation(different: Partial<Provocation> = {}): Provocation {
  return {
    id: 'p-1',
    inquiryId: 'i-1',
    inquirySlug: 'what-for',
    title: 'A grey Tuesday',
    words: 'What would you prescribe?',
    picture: null,
    contentNote: null,
    voice: { name: 'Kate', sector: linkWork },
    postedAt: day,
    ...different,
  };
}

export function aResponse(different: Partial<Response> = {}): Response {
  return {
    id: 'r-1',
    provocationId: 'p-1',
    words: 'A walk, and soup after.',
    voice: { name: 'Asha', sector: health },
    at: day,
    mine: false,
    ...different,
  };
}

export function aStatement(id: string, text: string, by = 'm-other'): DebateStatement {
  return {
    id,
    text,
    by,
    at: day,
    hidden: false,
    kind: 'statement',
    from: null,
    recast: false,
    withdrawn: false,
    groupId: null,
  };
}

/** A debate that is open, and what is different about it. */
export function aDebateState(different: Partial<DebateState> = {}): DebateState {
  return { ...emptyDebate(), version: 1, phase: 'open', ...different };
}

export function someStandings(different: Partial<Standings> = {}): Standings {
  return {
    tallies: {},
    counts: {},
    voted: 0,
    opening: { voted: 0, tally: null },
    closing: { voted: 0, tally: null },
    ...different,
  };
}

export function aDebate(different: Partial<DebateSnapshot> = {}): DebateSnapshot {
  return {
    id: 'd-1',
    inquiryId: 'i-1',
    inquirySlug: 'what-for',
    title: 'Should a bench be on prescription?',
    joinCode: 'PLUM42',
    provocation: {
      id: 'p-1',
      title: 'A grey Tuesday',
      words: 'What would you prescribe?',
      contentNote: null,
    },
    gathering: null,
    support: null,
    state: aDebateState(),
    voices: { 'm-other': { name: 'Lou', sector: linkWork }, 'm-me': { name: 'Asha', sector: health } },
    standings: someStandings(),
    reactions: { counts: {}, own: {} },
    here: null,
    me: { membershipId: 'm-me', votes: {}, opening: null, closing: null, waiting: [] },
    abilities: ['statement.add', 'statement.vote'],
    now: day,
    ...different,
  };
}

export function aSource(different: Partial<Source['statement']> = {}): Source {
  return {
    kind: 'statement',
    statement: {
      id: 'st-1',
      text: 'Time to ask is part of the treatment.',
      sector: health,
      at: day,
      tally: { agree: 4, disagree: 1, pass: 0 },
      ...different,
    },
    debate: { id: 'd-1', title: 'Should a bench be on prescription?', at: day },
    provocation: {
      id: 'p-1',
      title: 'A grey Tuesday',
      words: 'What would you prescribe?',
      picture: null,
      postedAt: day,
    },
  };
}

export function aDraft(different: Partial<Draft> = {}): Draft {
  return {
    id: 'dr-1',
    inquiryId: 'i-1',
    inquirySlug: 'what-for',
    title: 'What we hold',
    documentId: 'doc-1',
    sources: [{ clauseId: 'c-1', sources: [aSource()] }],
    abilities: ['draft.see', 'draft.write'],
    ...different,
  };
}

export function anEdition(different: Partial<Edition> = {}): Edition {
  return {
    inquirySlug: 'what-for',
    spot: '#d92466',
    hash: 'a'.repeat(64),
    pdf: { hash: 'b'.repeat(64), bytes: 43_210 },
    content: {
      inquiry: { title: 'What is it for?', question: 'What do we each hope will happen?' },
      title: 'First words',
      number: 1,
      publishedAt: day,
      blocks: [
        { type: 'heading', level: 1, runs: [{ text: 'Before we begin' }] },
        {
          type: 'clause',
          id: 'c-1',
          paragraphs: [[{ text: 'We will ask ' }, { text: 'first', bold: true }, { text: '.' }]],
        },
        { type: 'clause', id: 'c-2', paragraphs: [[{ text: 'We will say so.' }]] },
      ],
      sources: [{ clauseId: 'c-1', sources: [aSource()] }],
    },
    ...different,
  };
}
