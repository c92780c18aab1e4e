import type { Report } from '@samepage/contracts';
import { debateSee, inquirySee } from '../../api/functions';
import { FakeApi } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { aDebate, anInquiry } from '../../shared/testing/samples';
import { OpinionApi } from './opinion-api';
import { ReportPage } from './report.page';
import { aReport } from './testing';

async function open(inputs: Record<string, string>, ofDebate = aReport()) {
  const asked: string[] = [];
  const answer = (of: string, report: Report) => {
    asked.push(of);
    return Promise.resolve(report);
  };
  const page = await openPage(ReportPage, {
    api: new FakeApi().answer(inquirySee, anInquiry()).answer(debateSee, aDebate()),
    inputs,
    providers: [
      {
        provide: OpinionApi,
        useValue: {
          debateReport: (id: string) => answer(`debate ${id}`, ofDebate),
          inquiryReport: (id: string) => answer(`inquiry ${id}`, aReport({ debateId: null })),
        },
      },
    ],
  });
  return { ...page, asked };
}

describe('a report', () => {
  it('begins with who is in it, who is not, and what is hidden', async () => {
    const { element } = await open({ debateId: 'd-1' });
    const headings = [...element.querySelectorAll('h2')].map(({ textContent }) => textContent);
    expect(headings).toEqual(['What this is', 'What is shared', 'Who is missing']);
    expect(element.querySelector('.what')?.textContent).toContain(
      'Not shown: Voluntary, as fewer than 8 answered.',
    );
  });

  it('has a sentence and a table for every figure', async () => {
    const { element } = await open({ debateId: 'd-1' });
    expect(element.querySelector('.finding')?.textContent).toContain('shared by 2 of 3 sectors');
    const table = element.querySelector('.wide table');
    expect(table?.querySelector('caption')?.textContent.trim()).toBe('Statements and how they stand');
    expect(table?.querySelector('th[scope=row]')?.textContent).toBe('Time to ask is part of the treatment.');
    expect(element.querySelectorAll('sp-sector-bars')).toHaveLength(1);
  });

  it.each([
    [{ debateId: 'd-1' }, 'debate d-1', '/api/debates/d-1/report'],
    [{ slug: 'what-for' }, 'inquiry i-1', '/api/inquiries/i-1/report'],
  ])('of %j is to be had as a PDF and as figures', async (inputs, of, base) => {
    const { element, asked } = await open(inputs);
    expect(asked).toEqual([of]);
    expect([...element.querySelectorAll('a[download]')].map((link) => link.getAttribute('href'))).toEqual([
      `${base}.pdf`,
      `${base}.csv`,
    ]);
  });

  it('folds the table of what is drawn, as each picture has its own', async () => {
    const { element } = await open({ debateId: 'd-1' });
    expect(element.querySelector('details > .wide table')).not.toBeNull();
    expect(element.querySelector<HTMLDetailsElement>('details:has(> .wide)')?.open).toBe(false);
  });

  it('shows a table at once where nothing is drawn', async () => {
    const [drawn, ...others] = aReport().blocks;
    const plain = aReport({ blocks: [{ ...drawn!, bars: [] }, ...others] });
    const { element } = await open({ debateId: 'd-1' }, plain);
    expect(element.querySelector('section > .wide table')).not.toBeNull();
    // Of two parts nobody needs to be told what they are.
    expect(element.querySelector('nav')).toBeNull();
  });

  it('says what is in it where that is much', async () => {
    const { blocks } = aReport();
    const long = aReport({ blocks: [...blocks, { ...blocks[1]!, heading: 'How it was worked out' }] });
    const { element } = await open({ debateId: 'd-1' }, long);
    const links = [...element.querySelectorAll('nav a')].map((link) => [
      link.textContent,
      element.querySelector(`[id="${link.getAttribute('href')?.split('#')[1]}"]`)?.textContent,
    ]);
    expect(links).toEqual(long.blocks.map(({ heading }) => [heading, heading]));
  });

  it('can be reached by keyboard where its table is wider than the screen', async () => {
    const region = (await open({ debateId: 'd-1' })).element.querySelector('.wide');
    expect([region?.getAttribute('tabindex'), region?.getAttribute('aria-label')]).toEqual([
      '0',
      'Statements and how they stand',
    ]);
  });
});
