import { expect, type Locator, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { Ballot, Choice, Voter } from './crowd';
import type { Guest } from './debate';

export const held = { title: 'The open door', slug: 'the-open-door', question: 'Who opens the door?' };
export const debated = 'Who may send somebody to a choir?';
export const agreedOn = 'What do we promise whoever comes?';
/** They come in to vote; of the other sectors of the inquiry nobody does. */
export const sectors = ['Health', 'Link work', 'Culture', 'Voluntary'] as const;
export const again = 'Nobody should need a diagnosis to join in.';
export const promised = 'A first visit is better with company.';

/** What people differ on: the one camp agrees with every other of these, the other camp with the rest. */
const dividing = [
  'A referral should go through a surgery.',
  'Anyone may send a neighbour to a choir.',
  'What we offer has to be measured.',
  'Numbers miss what happens in a song.',
  'Records have to be kept of every visit.',
  'An artist should be paid before a manager.',
  'One number to ring is better than ten.',
  again,
];
export const shared = 'Time to listen is part of the treatment.';
const together = [
  shared,
  'Say how to get there, and who will be at the door.',
  'People should be asked before they are sent anywhere.',
];
const refused = 'A leaflet is enough for most people.';
export const contested = [...dividing, ...together, refused];
/** Everyone agrees with all of these; one of them was asked before. */
export const promises = [
  promised,
  'A cup of tea comes before a form.',
  'The bus matters as much as the programme.',
  'We tell people who else will be there.',
  'Every group needs someone who remembers names.',
  'It has to be all right to leave early.',
  'The room should be warm and easy to find.',
  'We ask again after a month.',
  'What a group learns is told to the surgery.',
  again,
];

/** The statements of a debate, by their words. */
export type Said = ReadonlyMap<string, string>;

/** How someone of the one camp, or of the other, stands on a statement. */
export function stance(isFirstCamp: boolean, text: string): Choice {
  const at = dividing.indexOf(text);
  if (at >= 0) return isFirstCamp === (at % 2 === 0) ? 'agree' : 'disagree';
  return text === refused ? 'disagree' : 'agree';
}

/** Two camps that go through sectors, though not in halves: four of five of a sector stand together. */
export function campsOf(said: Said): (voter: Voter) => Ballot {
  return ({ sector, nth }) => {
    const isFirstCamp = (sector === 'Health' || sector === 'Link work') !== (nth % 5 === 4);
    return new Map([...said].map(([text, id]) => [id, stance(isFirstCamp, text)]));
  };
}

export function allAgree(said: Said): (voter: Voter) => Ballot {
  return () => new Map([...said.values()].map((id) => [id, 'agree']));
}

/** A debate without a run-sheet, opened, with what the facilitator asks in it. */
export async function openDebate(
  { request }: Page,
  title: string,
  statements: readonly string[],
): Promise<{ id: string; code: string; said: Said }> {
  const inquiry = (await (await request.get(`/api/inquiries/${held.slug}`)).json()) as { id: string };
  const made = await request.post(`/api/inquiries/${inquiry.id}/debates`, { data: { title } });
  await expect(made).toBeOK();
  const { id } = (await made.json()) as { id: string };
  const command = async (data: object) => {
    const answer = await request.post(`/api/debates/${id}/commands`, {
      data: { id: randomUUID(), command: data },
    });
    expect(await answer.json()).toMatchObject({ outcome: 'done' });
  };
  await command({ type: 'open' });
  for (const text of statements) await command({ type: 'add-statement', text });
  const { events } = (await (await request.get(`/api/debates/${id}/events?after=0`)).json()) as {
    events: readonly { type: string; statementId: string; text: string }[];
  };
  const { joinCode } = (await (await request.get(`/api/debates/${id}`)).json()) as { joinCode: string };
  const said = events.filter(({ type }) => type === 'statement-added');
  return { id, code: joinCode, said: new Map(said.map(({ text, statementId }) => [text, statementId])) };
}

/** Comes in by the code while the debate goes on. */
export async function joinLate({ page, hands, name, sector }: Guest, code: string): Promise<void> {
  await page.goto(`/join/${code}`);
  await hands.write(page.getByLabel('Your name here'), name);
  await hands.choose(page.getByRole('radio', { name: sector, exact: true }));
  await hands.press(page.getByRole('button', { name: 'Join' }));
  await goIn({ page });
}

export async function goIn({ page }: Pick<Guest, 'page'>): Promise<void> {
  await page.getByRole('button', { name: 'Go in' }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}

/** The map wherever it is shown. */
export function mapOn(page: Page): Locator {
  return page.locator('sp-room-map');
}

/** On a phone: the fold that the map is in. */
export function mapFold(page: Page): Locator {
  return page.locator('summary').filter({ hasText: 'The room’s map' });
}

/** On the console. */
export function mapPanel(page: Page): Locator {
  return page.getByRole('region', { name: 'The room’s map' });
}

/** A statement on the page that sets sectors side by side. */
export function standing(page: Page, text: string): Locator {
  return page.getByRole('article', { name: text, exact: true });
}
