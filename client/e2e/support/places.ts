import { expect, type Locator, type Page } from '@playwright/test';
import { keyboard } from './hands';
import { look } from './looks';
import { tabTo } from './people';

/** On the page of an inquiry: people are asked where they are. */
export async function listPlaces(page: Page): Promise<void> {
  await page.getByText('Ask people where they are').click();
  for (const [at, name] of ['The hills', 'The town', 'The city'].entries()) {
    await page.getByRole('button', { name: 'Add a place' }).click();
    await page.getByLabel(`Place ${at + 1}`).fill(name);
  }
  await look(page, 'places');
  await page.getByRole('button', { name: 'Keep this list' }).click();
  await expect(page.getByText('People are asked where they are when they join.')).toBeVisible();
}

/** Under "Who is missing": the third of the places is one that nobody was heard from. */
export async function seesPlaces(missing: Locator): Promise<void> {
  await expect(missing).toContainText(
    'From 1 of 3 places, fewer than 5 people were heard, or nobody: The city. Only those who said where they are count: 20 or more people. It was told last on',
  );
  const places = missing.getByRole('table', { name: 'by where they say they are' });
  await expect(places.getByRole('row').filter({ hasText: 'The hills' })).toContainText('20 or more');
  await expect(places.getByRole('row').filter({ hasText: 'The city' })).toContainText('fewer than 5');
}

/** On the same page, without a pointer: says to be in the third of the places, and takes it back. */
export async function sayPlace(page: Page): Promise<void> {
  const keys = keyboard(page);
  const inOne = page.getByLabel('Where are you?');
  await keys.press(page.getByRole('link', { name: 'See who is missing' }));
  await tabTo(page, inOne);
  await page.keyboard.type('The city');
  await keys.press(page.getByRole('button', { name: 'Keep this' }));
  await expect(
    page.getByText(
      'Kept. It counts here once you have said or voted something, and others have said theirs.',
    ),
  ).toBeVisible();
  await look(page, 'my-place-phone');
  await page.reload();
  await expect(inOne.locator('option:checked')).toHaveText('The city');
  await inOne.focus();
  await page.keyboard.press('Home');
  await keys.press(page.getByRole('button', { name: 'Keep this' }));
  await expect(page.getByText('Nothing is kept of where you are.')).toBeVisible();
}
