import { expect, type Locator, type Page } from '@playwright/test';
import type { Hands } from './hands';
import type { Person } from './people';

/** Someone with a phone, in a debate. */
export interface Guest extends Person {
  readonly hands: Hands;
  readonly sector: string;
}

/** Comes in by the code: types it, a name, and where they speak from. */
export async function join({ page, hands, name, sector }: Guest, code: string): Promise<void> {
  await page.goto('/join');
  await hands.write(page.getByLabel('Code'), code.toLowerCase());
  await hands.press(page.getByRole('button', { name: 'Join' }));
  await hands.write(page.getByLabel('Your name here'), name);
  await hands.choose(page.getByRole('radio', { name: sector, exact: true }));
  await hands.press(page.getByRole('button', { name: 'Join' }));
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}

/** The step that a phone shows. */
export function step(page: Page, title: string): Locator {
  return page.getByRole('heading', { level: 2, name: title, exact: true });
}

export async function takeStand({ page, hands }: Guest, answer: string): Promise<void> {
  const radio = page.getByRole('radio', { name: answer, exact: true });
  await hands.choose(radio);
  await expect(radio).toBeChecked();
  await expect(page.getByText('Your vote counted')).toBeVisible();
}

/** At the top of the step, without scrolling: every answer, the way out and what is at hand; and nothing of the site. */
export async function seesAnswers({ page }: Guest, answers: readonly string[]): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  for (const name of answers)
    await expect(page.getByRole('radio', { name, exact: true })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('link', { name: /^Leave/ })).toBeInViewport();
  await expect(page.getByText('Pause, help and code')).toBeInViewport();
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toHaveCount(0);
}

export async function raiseHand({ page, hands }: Guest, how: string, words?: string): Promise<void> {
  await hands.press(page.getByRole('button', { name: how }));
  if (words) {
    await hands.write(page.getByLabel('What should be read out?'), words);
    await hands.press(page.getByRole('button', { name: 'Ask to read it out' }));
  }
  await expect(myHand(page)).toBeVisible();
}

/** One's own place in the queue. */
export function myHand(page: Page): Locator {
  return page.getByRole('region', { name: 'Your hand is up' });
}

export function myTurn(page: Page): Locator {
  return page.getByRole('region', { name: 'It is your turn' });
}

/** Says something in a step of a run-sheet. */
export async function sayInStep({ page, hands }: Guest, text: string): Promise<void> {
  await hands.write(page.getByLabel('Your statement'), text);
  await hands.press(page.getByRole('button', { name: 'Add statement' }));
  await expect(
    page.getByRole('region', { name: 'Say something' }).getByText(text, { exact: true }),
  ).toBeVisible();
}

/** Answers the statement that is up; the answer says itself where it is. */
export async function answerOne({ page, hands }: Guest, answers: ReadonlyMap<string, string>): Promise<void> {
  const text = await voting(page).getByRole('blockquote').innerText();
  const radio = voting(page).getByRole('radio', { name: new RegExp(`^${answers.get(text) ?? 'Pass'}`) });
  await hands.choose(radio);
  await expect(radio).toBeChecked();
}

/** Answers one statement after the other, to the last. */
export async function answerAll(guest: Guest, answers: ReadonlyMap<string, string>): Promise<void> {
  const { page, hands } = guest;
  for (let left = answers.size; left > 0; left--) {
    const text = await voting(page).getByRole('blockquote').innerText();
    await answerOne(guest, answers);
    if (left === 1) break;
    await hands.press(voting(page).getByRole('button', { name: 'Next statement' }));
    await expect(voting(page).getByRole('blockquote')).not.toHaveText(text);
  }
  await expect(voting(page).getByText('You have answered every statement.')).toBeVisible();
}

export function voting(page: Page): Locator {
  return page.getByRole('region', { name: 'Where do you stand?' });
}

/** On the console: on to the next part. */
export async function moveOn(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `Next: ${title}` }).click();
  await expect(now(page)).toContainText(title);
}

/** On the console: the part of the run-sheet everyone is in. */
export function now(page: Page): Locator {
  return page.getByRole('region', { name: 'Run-sheet' }).locator('[aria-current=step]');
}

/** On the console: the name of what stands first beside the run-sheet. */
export function firstPanel(page: Page): Locator {
  return page.locator('.needed h2').first();
}

/** On the console: the people who wait to speak, in their order. */
export function queue(page: Page): Locator {
  return page.getByRole('list', { name: /hands? up$/ }).getByRole('listitem');
}

/**
 * Both press in the same instant, each where the button is now, whatever stands there by then. The pages wait for an
 * agreed time themselves: what is sent to each by turns can arrive seconds apart while the machine is busy, and that
 * would be two presses, one after the other.
 */
export async function pressAtOnce(buttons: readonly Locator[]): Promise<void> {
  const found = await Promise.all(buttons.map((button) => button.elementHandle()));
  const at = Date.now() + 1_000;
  await Promise.all(
    found.map((button) =>
      button.evaluate(async (element, when) => {
        await new Promise((resolve) => setTimeout(resolve, when - Date.now()));
        (element as HTMLElement).click();
      }, at),
    ),
  );
}

/** The name of a button that says in hidden words what it is about. */
export function about(verb: string, what: string): RegExp {
  return new RegExp(`^${verb} (for )?“?${what}`);
}
