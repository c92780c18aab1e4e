import type { Place } from '@samepage/contracts';
import { joinEnter, joinLook, sessionSee } from '../../api/functions';
import { Router } from '@angular/router';
import { FakeApi, refusedWith, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { aPerson, health, linkWork, nobody } from '../../shared/testing/samples';
import { until } from '../../shared/testing/until';
import { EnterPage } from './enter.page';
import { pseudonyms } from './pseudonyms';

const place = {
  inquiryId: 'i-1',
  inquirySlug: 'what-for',
  inquiryTitle: 'What is it for?',
  debateId: 'd-1' as string | null,
  debateTitle: 'The bench debate' as string | null,
  sectors: [health, linkWork],
  places: [] as Place[],
  member: null as { name: string; sector: typeof health } | null,
};

async function setup(different: Partial<typeof place> = {}, api = new FakeApi()) {
  api.answer(sessionSee, nobody).answer(joinEnter, aPerson({ kind: 'guest' }));
  if (!api.askedOf(joinLook).length) api.answer(joinLook, { ...place, ...different });
  const went = jest.spyOn(Router.prototype, 'navigateByUrl').mockResolvedValue(true);
  const page = await openPage(EnterPage, { api, inputs: { code: 'PLUM42' } });
  return { ...page, api, went };
}

describe('coming in by a code', () => {
  afterEach(() => jest.restoreAllMocks());

  it('says what the code opens', async () => {
    const { text } = await setup();
    expect(text()).toContain('The bench debate');
    expect(text()).toContain('A debate in the inquiry ‘What is it for?’.');
  });

  it('takes a name and a sector, and goes to the debate', async () => {
    const { element, submit, api, went, settle } = await setup();
    type(element, '#join-name', ' Jo ');
    element.querySelector<HTMLInputElement>('#join-sector-1')?.click();
    await settle();
    await submit();
    expect(api.askedOf(joinEnter)).toEqual([
      { code: 'PLUM42', body: { name: 'Jo', sectorId: 's-link', placeId: null } },
    ]);
    expect(went).toHaveBeenCalledWith('/debates/d-1', {});
  });

  it('asks where one is only where the inquiry does, and takes no for an answer', async () => {
    expect((await setup()).element.querySelector('#place')).toBeNull();
  });

  it('takes along where one is, if one likes to say', async () => {
    const places = [
      { id: 'p-1', name: 'The hills' },
      { id: 'p-2', name: 'The city' },
    ];
    const { element, submit, api, settle } = await setup({ places });
    const select = element.querySelector<HTMLSelectElement>('#place')!;
    expect([...select.options].map(({ text }) => text.trim())).toEqual([
      'I would rather not say',
      'The hills',
      'The city',
    ]);
    type(element, '#join-name', 'Jo');
    element.querySelector<HTMLInputElement>('#join-sector-0')?.click();
    select.value = 'p-2';
    select.dispatchEvent(new Event('change'));
    await settle();
    await submit();
    expect(api.askedOf(joinEnter)).toMatchObject([{ body: { placeId: 'p-2' } }]);
  });

  it('goes to the inquiry where the code is the inquiry’s own', async () => {
    const { went } = await setup({
      debateId: null,
      debateTitle: null,
      member: { name: 'Jo', sector: health },
    });
    expect(went).toHaveBeenCalledWith('/i/what-for', { replaceUrl: true });
  });

  it('leads someone who belongs here straight on', async () => {
    const { went, element } = await setup({ member: { name: 'Jo', sector: health } });
    expect(went).toHaveBeenCalledWith('/debates/d-1', { replaceUrl: true });
    expect(element.querySelector('form')).toBeNull();
  });

  it('draws a name for those who would rather not give theirs, another one each time', async () => {
    const { element, press, submit, settle, api, text } = await setup();
    expect(text()).toContain('a pseudonym is fine');
    const names: string[] = [];
    for (let times = 0; times < 3; times++) {
      await press('Draw one for me');
      names.push(element.querySelector<HTMLInputElement>('#join-name')?.value ?? '');
    }
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(pseudonyms).toContain(name);
    await until(() => !!document.querySelector('[data-announcer]')?.textContent.includes(names[2]!), settle);
    element.querySelector<HTMLInputElement>('#join-sector-0')?.click();
    await submit();
    expect(api.askedOf(joinEnter)).toMatchObject([{ body: { name: names[2] } }]);
  });

  it('asks for both, and keeps what was typed', async () => {
    const { element, submit, text, api } = await setup();
    await submit();
    expect(text()).toContain('Write a name.');
    expect(text()).toContain('Choose where you speak from.');
    type(element, '#join-name', 'Jo');
    api.fail(joinEnter, unreachable);
    element.querySelector<HTMLInputElement>('#join-sector-0')?.click();
    await submit();
    expect(text()).toContain('We could not reach the server');
    expect(element.querySelector<HTMLInputElement>('#join-name')?.value).toBe('Jo');
  });

  it('asks to type an unknown code again', async () => {
    const api = new FakeApi().fail(joinLook, refusedWith('unknown_join_code', 'No one is using that code.'));
    await api.invoke(joinLook).catch(() => undefined);
    const { text } = await setup({}, api);
    expect(text()).toContain('Type the code again');
  });
});
