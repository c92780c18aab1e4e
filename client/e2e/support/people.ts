import { expect, type Browser, type Locator, type Page } from '@playwright/test';

export const phone = { width: 390, height: 844 };
export const smallPhone = { width: 320, height: 640 };
export const projector = { width: 1920, height: 1080 };
export const desk = { width: 1440, height: 900 };
export const tablet = { width: 768, height: 1024 };

/** Someone with a browser of their own. */
export interface Person {
  readonly name: string;
  readonly page: Page;
}

export async function someone(browser: Browser, name: string, viewport = desk): Promise<Person> {
  const context = await browser.newContext({ viewport, hasTouch: viewport.width < 500 });
  return { name, page: await context.newPage() };
}

/** Signs in as one of the demo people, or by an address, with the code from the outbox in a tab beside. */
export async function signIn({ page, name }: Person, address?: string): Promise<void> {
  await page.goto('/sign-in');
  if (address) {
    await page.getByLabel('E-mail').fill(address);
    await page.getByRole('button', { name: 'Send me a code' }).click();
  } else await page.getByRole('button', { name: new RegExp(`^${name},`) }).click();
  const box = page.getByLabel('Six-digit code');
  await expect(box).toBeFocused();
  const email = await page.locator('main b').first().innerText();
  const outbox = await page.context().newPage();
  await outbox.goto('/dev/outbox');
  const mail = outbox.getByRole('article').filter({ has: outbox.getByRole('heading', { name: email }) });
  const code = await mail
    .first()
    .getByText(/^\d{3} ?\d{3}$/)
    .innerText();
  await outbox.close();
  await box.fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/');
}

export function statement(page: Page, text: string): Locator {
  return page.getByRole('article', { name: text });
}

export async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your statement').fill(text);
  await page.getByRole('button', { name: 'Add statement' }).click();
  await expect(statement(page, text)).toBeVisible();
}

/** Lets in what others said meanwhile, until every one of these statements is on the page. */
export async function pullIn(page: Page, texts: readonly string[]): Promise<void> {
  const news = page.getByRole('button', { name: /^Show \d+ new statement/ });
  for (const text of texts)
    await expect(async () => {
      if (await news.isVisible()) await news.click({ timeout: 1_000 });
      await expect(statement(page, text)).toBeVisible({ timeout: 1_000 });
    }).toPass();
}

/** Answers one statement after the other, as each comes up. */
export async function voteOnAll(page: Page, answers: ReadonlyMap<string, string>): Promise<void> {
  const place = page.getByRole('region', { name: 'Where do you stand?' });
  for (let left = answers.size; left > 0; left--) {
    const text = await place.getByRole('blockquote').innerText();
    const answer = place.getByRole('radio', { name: new RegExp(`^${answers.get(text) ?? 'Pass'}`) });
    await answer.click();
    await expect(answer).toBeChecked();
    if (left > 1) {
      await place.getByRole('button', { name: 'Next statement' }).click();
      await expect(place.getByRole('blockquote')).not.toHaveText(text);
    }
  }
}

/** Puts the cursor at the end of the paragraph that begins like this, and types. */
export async function writeAtEndOf(text: Locator, beginning: string, words: string): Promise<void> {
  const paragraph = text.getByRole('paragraph').filter({ hasText: beginning });
  const box = await paragraph.boundingBox();
  if (!box) throw new Error(`There is no paragraph “${beginning}”.`);
  await paragraph.click({ position: { x: box.width - 3, y: box.height - 6 } });
  await paragraph.page().keyboard.type(words);
}

/** Presses Tab until this, or something in it, has the focus, as someone without a mouse would. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element.contains(document.activeElement))) return;
  }
  throw new Error('Sixty presses of Tab did not lead there.');
}

/** A drawing to post, made in the browser so that no file has to be kept. */
export async function drawing(page: Page): Promise<Buffer> {
  const sheet = await page.context().newPage();
  await sheet.setViewportSize({ width: 900, height: 600 });
  await sheet.setContent(`<body style="margin:0"><svg viewBox="0 0 900 600" width="900" height="600">
    <rect width="900" height="600" fill="#f2d7b6"/><circle cx="700" cy="150" r="90" fill="#d9482b"/>
    <path d="M0 430h900v170H0z" fill="#2f6b4f"/><path d="M180 330h460v36H180zM180 270h460v30H180z" fill="#5b3a24"/>
    <path d="M210 366h28v110h-28zM582 366h28v110h-28z" fill="#5b3a24"/></svg>`);
  const picture = await sheet.screenshot();
  await sheet.close();
  return picture;
}
