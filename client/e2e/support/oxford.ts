import { expect, type Page } from '@playwright/test';
import { about, type Guest } from './debate';
import { look } from './looks';
import { tabTo } from './people';
import type { Room } from './room';

export const asked = 'What would you leave by the bed?';
export const note = 'It speaks of someone dying alone.';
export const debated = 'Who should be able to prescribe a visit?';
export const motion = 'Anyone who sits with a patient should be able to prescribe a visit.';
export const readOut = 'My neighbour would not tell a doctor that she is lonely.';
export const first = 'A visit that comes once is worse than none.';
export const second = 'The person who notices should be the person who can act.';
export const third = 'Ask before you send somebody to a door.';
export const agreed = 'Begin with one street, and count who opens the door.';
export const moved = 'The story of the neighbour who told nobody.';
export const drafted = 'What we hold about visits';
export const parts = {
  arrive: 'Arrive',
  provocation: 'The provocation',
  motion: 'Where do you stand now?',
  floor: 'The floor',
  statements: 'Say it in a sentence',
  groups: 'Around the tables',
  harvest: 'Harvest',
  close: 'Close',
};

/** The artist posts what the debate is about, with a note on what is in it. */
export async function post(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 3 }).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Post a provocation' }).click();
  await page.getByLabel('Title').fill(asked);
  await page
    .getByLabel('Words')
    .fill('There was a glass of water, and a bell.\n\nNobody had told her whom the bell would bring.');
  await page.getByLabel('Before people read this').fill(note);
  await page.getByRole('button', { name: 'Post it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: asked })).toBeVisible();
  await expect(page.getByText(note)).toBeVisible();
}

/** A debate on the provocation that is on the page, from the template; in this house it comes before the first vote. */
export const gathered = 'Tea, and an argument at the long table';

/** Says when and where people come together. */
export async function convene(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Convene a gathering' }).click();
  const form = page.locator('form');
  await form.getByLabel('Title').fill(gathered);
  await form.getByLabel('Day').fill('2031-12-09');
  await form.getByLabel('From').fill('14:00');
  await form.locator('#gathering-to').fill('16:00');
  await form.getByLabel('Where').fill('The library, second door');
  await form.getByLabel('What will happen').fill('Tea first.\n\nThen one debate.');
  await look(page, 'gathering');
  await page.getByRole('button', { name: 'Convene it' }).click();
  await expect(page.getByRole('heading', { name: gathered })).toBeVisible();
  await expect(page.getByText('Tuesday 9 December 2031, 2pm to 4pm')).toBeVisible();
  await look(page, 'thread-with-gathering');
}

export async function prepare(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Open a debate on this' }).click();
  await expect(page.getByLabel('On which provocation')).toHaveValue(/.+/);
  await page.getByRole('textbox', { name: 'Title' }).fill(debated);
  await page.getByLabel('At which gathering').selectOption({ index: 1 });
  await page.getByRole('textbox', { name: 'Motion' }).fill(motion);
  await page.getByRole('button', { name: 'Oxford-style debate' }).click();
  await tabTo(page, page.getByRole('button', { name: about('Up', parts.provocation) }));
  await page.keyboard.press('Enter');
  await expect(page.locator('sp-run-sheet-editor li').nth(1)).toContainText(parts.provocation);
  await look(page, 'prepare-oxford');
  await page.getByRole('button', { name: 'Prepare the debate' }).click();
  await expect(page.getByRole('button', { name: 'Open the debate' })).toBeVisible();
}

const said = (page: Page) => page.getByRole('region', { name: 'Said until then' });
const line = (page: Page) => page.getByRole('slider', { name: 'Moment of the debate' });
const again = (page: Page) =>
  page.getByRole('link', { name: 'Look at the debate again, from its beginning' });

/** Goes through the debate again, from before anything happened to its end. */
export async function lookAgain({ page, hands }: Guest): Promise<void> {
  await hands.press(again(page));
  await line(page).press('Home');
  await expect(said(page)).toContainText('Nothing yet.');
  await line(page).press('End');
  for (const text of [first, second, third, agreed]) await expect(said(page)).toContainText(text);
  await look(page, 'replay-phone');
}

/** Takes her own words back, which were two. */
export async function takeBack({ page }: Guest): Promise<void> {
  await page.getByRole('button', { name: 'Take back my words' }).click();
  await page.getByRole('button', { name: 'Take the words back' }).click();
  await expect(page.getByText('These words are not shown any more.')).toHaveCount(2);
  await line(page).press('End');
  await expect(page.getByText('These words were taken back.')).toHaveCount(2);
  await expect(page.getByText(first)).toHaveCount(0);
}

/** Somebody else finds what was said, without the words that were taken back. */
export async function missWords({ page, hands }: Guest): Promise<void> {
  await hands.press(again(page));
  await expect(said(page)).toContainText(second);
  await expect(said(page)).not.toContainText(first);
  await expect(page.getByText(agreed)).toHaveCount(0);
}

/** The others in the room. With the four phones: 5 for and 12 against before, 11 for and 6 against after. */
export async function fill(room: Room): Promise<void> {
  for (const name of ['Ann', 'Ben', 'Cal', 'Dee', 'Eve']) await room.join(name, 'Health', 'against', 'for');
  for (const name of ['Fay', 'Gil', 'Hal', 'Ivy', 'Jan'])
    await room.join(name, 'Lived experience', 'against', 'against');
  for (const name of ['Ken', 'Lou']) await room.join(name, 'Link work', 'for', 'for');
  await room.join('Max', 'Culture', 'for', 'for');
}

/** How often everyone moved on to another part, by the log; opening leads into the first. */
export async function stepsEntered(page: Page, debateId: string): Promise<number> {
  const answer = await page.request.get(`/api/debates/${debateId}/events?after=0`);
  const { events } = (await answer.json()) as { events: readonly { type: string }[] };
  return events.filter(({ type }) => type === 'step-entered').length;
}
