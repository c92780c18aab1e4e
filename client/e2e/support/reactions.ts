import { expect, type Locator, type Page } from '@playwright/test';
import type { Guest } from './debate';
import { look } from './looks';

const applause = (page: Page): Locator =>
  page.getByRole('group', { name: 'React without words' }).getByRole('button', { name: /Applause$/ });
const onStage = (stage: Page): Locator =>
  stage.getByRole('list', { name: 'Reactions' }).getByRole('listitem');

/** One phone reacts, then another; the room and every phone see how many, and one is taken back. */
export async function applaud(first: Guest, second: Guest, other: Guest, stage: Page): Promise<void> {
  await first.hands.press(applause(first.page));
  await expect(applause(first.page)).toHaveAttribute('aria-pressed', 'true');
  await expect(onStage(stage)).toHaveText(/^1\s*Applause$/);
  await expect(applause(other.page)).toHaveAccessibleName('1 so far: Applause');
  await expect(applause(other.page)).toHaveAttribute('aria-pressed', 'false');
  await second.hands.press(applause(second.page));
  await expect(onStage(stage)).toHaveText(/^2\s*Applause$/);
  await expect(applause(other.page)).toHaveAccessibleName('2 so far: Applause');
  await Promise.all([look(stage, 'stage-reactions'), look(first.page, 'reactions-phone')]);
  await first.hands.press(applause(first.page));
  await expect(applause(other.page)).toHaveAccessibleName('1 so far: Applause');
  await expect(applause(first.page)).toHaveAttribute('aria-pressed', 'false');
}

/** A facilitator ends it for the rest of the debate: nothing is left to press, and nothing is counted. */
export async function switchReactionsOff(
  console: Page,
  stage: Page,
  guests: readonly Guest[],
): Promise<void> {
  const button = console.getByRole('button', { name: 'Reactions', exact: true });
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await expect(console.getByText('Reactions are switched off.').first()).toBeVisible();
  for (const { page } of guests) await expect(applause(page)).toHaveCount(0);
  await expect(onStage(stage)).toHaveCount(0);
}
