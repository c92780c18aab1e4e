import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';

/** Letters without a space, as somebody types who tries what a page does with them, or as an address of a page is. */
export const unbroken = (letters: number, of = 'Wunschbuchstabensalat'): string =>
  of.repeat(Math.ceil(letters / of.length)).slice(0, letters);

interface Sideways {
  readonly width: number;
  readonly screen: number;
  /** What reaches past the edge of the screen, also where a box around it cuts it off. */
  readonly past: readonly string[];
}

function sideways(page: Page): Promise<Sideways> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
    const past = [...document.body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      // What is only read aloud is one dot large; what is not shown at all is none.
      if (width <= 1 || height <= 1 || element.closest('.visually-hidden')) return [];
      if (right <= clientWidth + 1 && left >= -1) return [];
      const words = element.textContent.trim().slice(0, 40);
      return [`${element.tagName.toLowerCase()}.${element.className} ${left}-${right} “${words}”`];
    });
    return { width: scrollWidth, screen: clientWidth, past };
  });
}

/** Nothing on a page is wider than the screen, at the reader's usual size of text and at twice that. */
export async function fits(page: Page, name: string): Promise<void> {
  const letters = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  const usual = await letters();
  for (const times of [1, 2]) {
    const size = `${times * 100}%`;
    await page.evaluate((text) => {
      document.documentElement.style.fontSize = text;
    }, size);
    await expect.poll(letters, `text of ${name} at ${size}`).toBeGreaterThan((times - 0.1) * usual);
    const { width, screen, past } = await sideways(page);
    expect.soft(past, `past the edge of ${name} with text at ${size}`).toEqual([]);
    expect.soft(width, `${name} with text at ${size} scrolls sideways`).toBeLessThanOrEqual(screen);
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
}

type Json = Readonly<Record<string, unknown>>;

/** A debate that is run over HTTP alone, by somebody who is signed in; its run-sheet is as the test needs it. */
export class RunByHand {
  private constructor(
    private readonly line: APIRequestContext,
    readonly id: string,
  ) {}

  static async prepare(line: APIRequestContext, title: string, plan: Json): Promise<RunByHand> {
    const me = (await (await line.get('/api/me')).json()) as { memberships: { inquiryId: string }[] };
    const address = `/api/inquiries/${me.memberships[0]?.inquiryId ?? ''}/debates`;
    const answer = await line.post(address, { data: { id: randomUUID(), title } });
    await expect(answer).toBeOK();
    const { id } = (await answer.json()) as { id: string };
    const debate = new RunByHand(line, id);
    const { settings } = (await debate.see()).state.plan;
    await debate.does({ type: 'plan', plan: { settings, ...plan } });
    return debate;
  }

  async see(): Promise<{
    joinCode: string;
    state: {
      version: number;
      plan: { settings: Json };
      hands: readonly { id: string }[];
      statements: readonly { id: string }[];
    };
  }> {
    return (await (await this.line.get(`/api/debates/${this.id}`)).json()) as never;
  }

  async does(command: Json, line = this.line): Promise<void> {
    const { version } = (await this.see()).state;
    const data = { id: randomUUID(), expectedVersion: version, command };
    const answer = await line.post(`/api/debates/${this.id}/commands`, { data });
    expect(await answer.json()).toMatchObject({ outcome: 'done' });
  }
}

/** A run-sheet of these parts, each with a title of one long word. */
export function longRunSheet(kinds: readonly string[]): Json {
  const steps = kinds.map((kind) => ({
    id: randomUUID(),
    kind,
    title: unbroken(120, `Teil${kind.replace('-', '')}`),
    words: unbroken(280),
    seconds: 900,
  }));
  return { motion: unbroken(280, 'Antragswortgetuem'), steps };
}
