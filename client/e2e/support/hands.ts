import type { Locator, Page } from '@playwright/test';
import { tabTo } from './people';

/** How someone works a page. */
export interface Hands {
  press(target: Locator): Promise<void>;
  write(target: Locator, words: string): Promise<void>;
  /** One of several answers. */
  choose(answer: Locator): Promise<void>;
}

export const thumbs: Hands = {
  press: (target) => target.click(),
  write: (target, words) => target.fill(words),
  choose: (answer) => answer.click(),
};

/** The keyboard alone, as someone works a page who cannot use a pointer. */
export function keyboard(page: Page): Hands {
  return {
    press: async (target) => {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    },
    write: async (target, words) => {
      await tabTo(page, target);
      await page.keyboard.type(words);
    },
    choose: async (answer) => {
      const answers = answer.locator('xpath=ancestor::*[@role="radiogroup" or self::fieldset][1]');
      await tabTo(page, answers);
      for (let presses = 0; presses < 12 && !(await hasFocus(answer)); presses++)
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
    },
  };
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
