import type {
  Draft,
  EvidenceRef,
  Insight,
  InsightAnswer,
  NewInsight,
  Provocation,
  Response,
} from '@samepage/contracts';
import { randomUUID } from 'node:crypto';
import type { Answer } from '../agent';
import type { Member, TestApi, TestInquiry } from '../support';
import { aClause, aDebate, aStatement } from '../thread';

/** An inquiry in which something was said, for insights to rest on. */
export interface Ground {
  readonly api: TestApi;
  readonly inquiry: TestInquiry;
  readonly facilitator: Member;
  readonly proposer: Member;
  readonly speaker: Member;
  readonly debate: { id: string };
  readonly statement: { id: string; text: string };
  readonly response: { id: string; words: string; provocationId: string };
  readonly draft: Draft;
  readonly clause: { id: string; text: string };
  refs: Record<'statement' | 'response' | 'clause', EvidenceRef>;
  path(rest: string): string;
  /** What can be proposed as it is. */
  content(different?: Partial<NewInsight>): NewInsight;
  propose(different?: Partial<NewInsight>, who?: Member): Promise<Insight>;
  published(different?: Partial<NewInsight>): Promise<Insight>;
  answer(
    insight: { id: string },
    who: Member,
    answer: InsightAnswer,
    line?: string,
  ): Promise<Answer<Insight>>;
}

export async function aGround(api: TestApi): Promise<Ground> {
  const inquiry = await api.newInquiry();
  const artist = await inquiry.as('artist');
  const facilitator = await inquiry.as('facilitator');
  const proposer = await inquiry.as('participant', 'Culture', 'Pat Poser');
  const speaker = await inquiry.as('participant', 'Link work', 'Nameable Speaker');
  const debate = await aDebate(api, inquiry);
  const statement = await aStatement(api, debate, speaker, 'The last bus leaves before the choir begins.');
  const provocation = await artist.post<Provocation>(`/api/inquiries/${inquiry.id}/provocations`, {
    title: 'A bench',
    words: 'Who is it for?',
  });
  const words = 'I came by bus. Nobody asked me how I would get home. Then it rained.';
  const response = await speaker.post<Response>(`/api/provocations/${provocation.body.id}/responses`, {
    words,
  });
  const { body: draft } = await facilitator.post<Draft>(`/api/inquiries/${inquiry.id}/drafts`, {
    title: 'What we hold',
  });
  const clauseText = 'We will ask how people get home.';
  const clauseId = await aClause(api, draft, { id: statement.id, text: clauseText });
  const path = (rest: string) => `/api/inquiries/${inquiry.id}/${rest}`;
  const from = words.indexOf('Nobody');
  const refs: Ground['refs'] = {
    statement: { kind: 'statement', statementId: statement.id },
    response: { kind: 'response', responseId: response.body.id, from, to: from + 38 },
    clause: { kind: 'clause', draftId: draft.id, clauseId },
  };
  const content: Ground['content'] = (different = {}) => ({
    id: randomUUID(),
    claim: 'Getting home decides who comes.',
    evidence: [{ ref: refs.statement, note: 'She sings.' }],
    counterEvidence: [],
    foundNone: true,
    speaksFor: { all: false, sectorIds: [inquiry.sector('Culture').id] },
    notHeard: 'People who never came.',
    sureness: 'some',
    whySure: 'Three people said so.',
    ...different,
  });
  const propose: Ground['propose'] = async (different, who = proposer) => {
    const { status, body } = await who.post<Insight>(path('insights'), content(different));
    expect({ status, body }).toMatchObject({ status: 201 });
    return body;
  };
  return {
    ...{
      api,
      inquiry,
      facilitator,
      proposer,
      speaker,
      debate,
      statement,
      draft,
      refs,
      path,
      content,
      propose,
    },
    response: { id: response.body.id, words, provocationId: provocation.body.id },
    clause: { id: clauseId, text: clauseText },
    published: async (different) => {
      const { id, version } = await propose(different);
      const { status, body } = await facilitator.post<Insight>(`/api/insights/${id}/publication`, {
        version,
      });
      expect({ status, body }).toMatchObject({ status: 200 });
      return body;
    },
    answer: (insight, who, answer, line) =>
      who.put<Insight>(`/api/insights/${insight.id}/answer`, { answer, ...(line !== undefined && { line }) }),
  };
}
