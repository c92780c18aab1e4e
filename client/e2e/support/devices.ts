import type { Page } from '@playwright/test';

const hour = 3_600_000;

/** A device whose clock is set wrong. */
export async function clockOff(page: Page, hours: number): Promise<void> {
  await page.addInitScript((off) => {
    const Right = Date;
    class Wrong extends Right {
      constructor(...parts: unknown[]) {
        super(...((parts.length ? parts : [Right.now() + off]) as []));
      }
      static override now(): number {
        return Right.now() + off;
      }
    }
    globalThis.Date = Wrong as DateConstructor;
  }, hours * hour);
}

/** A network that lets no WebSocket through, as some hospitals have. */
export async function withoutWebSockets(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.WebSocket = class extends WebSocket {
      constructor() {
        // Nothing listens there, so it fails as one does that a proxy refuses.
        super(`ws://${location.hostname}:1/`);
      }
    };
  });
}

/**
 * When the time that a page shows will be over, in milliseconds. By the machine's own clock, which a page with a
 * wrong `Date` still has in `performance`, so that pages can be compared though they are not read at once. It is read in
 * the moment a second changes, of three changes the one that a busy machine delayed least.
 */
export async function shownEnd(page: Page, label: string): Promise<number> {
  const face = page.getByRole('group', { name: label }).locator('.face');
  return face.evaluate(
    (element) =>
      new Promise<number>((done) => {
        const ends: number[] = [];
        const changes = new MutationObserver(() => {
          const parts = element.textContent.split(':').map(Number);
          const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
          ends.push(performance.timeOrigin + performance.now() + seconds * 1000);
          if (ends.length < 3) return;
          changes.disconnect();
          done(Math.min(...ends));
        });
        changes.observe(element, { characterData: true, childList: true, subtree: true });
      }),
  );
}
