import { webcrypto } from 'node:crypto';
import { ThreadHarness } from '@samepage/ui/testing';
import { editionSee, sessionSee } from '../../api/functions';
import { sealOf } from '@samepage/manifesto/canonical';
import { FakeApi, refusedWith } from '../../shared/testing/fake-api';
import { openPage } from '../../shared/testing/page';
import { until } from '../../shared/testing/until';
import { anEdition, aPerson, nobody } from '../../shared/testing/samples';
import { EditionPage } from './edition.page';

function open({ edition = anEdition(), me = nobody } = {}) {
  const api = new FakeApi().answer(editionSee, edition).answer(sessionSee, me);
  return openPage(EditionPage, { api, inputs: { slug: 'what-for', number: '1' } });
}

describe('an edition', () => {
  it('is dated, numbered and set in the artist’s colour', async () => {
    const { text, element } = await open();
    expect(element.querySelector('h1')?.textContent).toBe('First words');
    expect(text()).toContain('Edition 1, published on 22 November 2026');
  });

  it('numbers its clauses, and keeps their words as they were frozen', async () => {
    const { element } = await open();
    const clauses = [...element.querySelectorAll('[aria-label^="Clause"]')];
    expect(clauses.map((clause) => clause.getAttribute('aria-label'))).toEqual(['Clause 1', 'Clause 2']);
    expect(clauses[0]?.querySelector('.words')?.textContent.trim()).toBe('We will ask first.');
    expect(clauses[0]?.querySelector('.bold')?.textContent).toBe('first');
  });

  it('leads each clause back to its statement, debate and provocation', async () => {
    const { loader, text } = await open();
    const thread = await loader.getHarness(ThreadHarness);
    await thread.toggle();
    expect((await thread.steps()).map(({ title }) => title)).toEqual([
      'A grey Tuesday',
      'Should a bench be on prescription?',
      '“Time to ask is part of the treatment.”',
      'We will ask first.',
    ]);
    expect(text()).toContain('Written in the draft itself');
  });

  it('opens doors only for those who may go through them', async () => {
    const stranger = await (await open()).loader.getHarness(ThreadHarness);
    expect(await stranger.links()).toEqual([]);
  });

  it('lets a member follow the thread to its pages', async () => {
    const member = await (await open({ me: aPerson() })).loader.getHarness(ThreadHarness);
    expect(await member.links()).toEqual(['/provocations/p-1', '/debates/d-1']);
  });

  it('shows what it began with, in full', async () => {
    expect((await open()).text()).toContain('What would you prescribe?');
  });

  it('gives the PDF with its size, where there is one', async () => {
    const link = (await open()).element.querySelector('a[download]');
    expect(link?.getAttribute('href')).toBe('/api/inquiries/what-for/editions/1/pdf');
    expect(link?.textContent).toContain('44 kB');
  });

  it('says so where there is no such edition', async () => {
    const api = new FakeApi()
      .fail(editionSee, refusedWith('not_found', 'No such edition.'))
      .answer(sessionSee, nobody);
    const { text } = await openPage(EditionPage, { api, inputs: { slug: 'what-for', number: '9' } });
    expect(text()).toContain('No such edition.');
  });

  describe('its seal', () => {
    // jsdom has no WebCrypto.
    beforeAll(() => Object.defineProperty(crypto, 'subtle', { configurable: true, value: webcrypto.subtle }));

    const check = async (hash: string) => {
      const { press, settle, text } = await open({ edition: anEdition({ hash }) });
      await press('Check the seal here');
      await until(() => /The seal (is whole|does not fit)/.test(text()), settle);
      return text();
    };

    it('is whole when the words are those that were published', async () => {
      expect(await check(await sealOf(anEdition().content))).toContain('The seal is whole');
    });

    it('does not fit other words', async () => {
      expect(await check('0'.repeat(64))).toContain('The seal does not fit');
    });
  });
});
