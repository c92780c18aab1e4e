import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { join, resolve } from 'node:path';

const pictures = resolve(import.meta.dirname, '../../../test-results/journey');
let taken = 0;

/** Looks at a page as a machine can: nothing wrong by WCAG 2.2 AA, nothing wider than the screen; and keeps a picture. */
export async function look(page: Page, name: string): Promise<void> {
  taken += 1;
  const file = `${String(taken).padStart(2, '0')}-${name}.png`;
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect.soft(found, `axe on ${name}`).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(sideways, `${name} scrolls sideways`).toBe(0);
  // What sticks to the top of the screen would else lie across the middle of the picture.
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: join(pictures, file), fullPage: true });
}
