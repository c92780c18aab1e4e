import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { look } from './support/looks';
import {
  desk,
  drawing,
  phone,
  pullIn,
  say,
  signIn,
  someone,
  statement,
  tablet,
  tabTo,
  voteOnAll,
  writeAtEndOf,
} from './support/people';

const asked = 'Who is it for, the bench in the park?';
const debated = 'Should a bench be on prescription?';
const time = 'Time to listen is part of the treatment.';
const map = 'A map of what is on is worth more than a leaflet.';
const lift = 'No offer counts until there is a way to get there.';
const drafted = 'What we hold about benches';
const published = 'The bench edition';

test('the thread, from a provocation to an edition and back', async ({ browser }) => {
  const artist = await someone(browser, 'Demo Artist');
  const facilitator = await someone(browser, 'Demo Facilitator');
  const doctor = await someone(browser, 'Demo GP', tablet);
  const linkWorker = await someone(browser, 'Demo Link Worker');
  const guest = await someone(browser, 'Jo', phone);
  const members = [artist, facilitator, doctor, linkWorker];
  const everyone = [...members, guest];

  await test.step('people sign in with a code', async () => {
    await artist.page.goto('/sign-in');
    await look(artist.page, 'sign-in');
    await Promise.all(members.map((member) => signIn(member)));
    await artist.page.goto('/dev/outbox');
    await look(artist.page, 'outbox');
    await artist.page.goto('/');
    await expect(artist.page.getByRole('heading', { level: 2, name: 'Inquiries' })).toBeVisible();
    await look(artist.page, 'home');
  });

  await test.step('the artist posts a provocation with a picture', async () => {
    const { page } = artist;
    await page.getByRole('heading', { level: 3 }).getByRole('link').first().click();
    await expect(page.getByRole('link', { name: 'Post a provocation' })).toBeVisible();
    await look(page, 'inquiry');
    await page.getByRole('link', { name: 'Post a provocation' }).click();
    await page.getByLabel('Title').fill(asked);
    await page
      .getByLabel('Words')
      .fill('People sit down on it who would sit nowhere else.\n\nWho put it there?');
    await page
      .getByLabel('Choose a picture')
      .setInputFiles({ name: 'bench.png', mimeType: 'image/png', buffer: await drawing(page) });
    await page.getByRole('button', { name: 'Post it' }).click();
    await expect(page.getByRole('link', { name: /Say what the picture shows/ })).toBeVisible();
    await page.getByLabel('The picture in words').fill('An empty bench on grass under a low red sun.');
    await look(page, 'post');
    await page.getByRole('button', { name: 'Post it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: asked })).toBeVisible();
    await expect(page.getByRole('img', { name: /An empty bench/ })).toBeVisible();
  });

  const provocation = artist.page.url();
  const inquiry =
    (await artist.page.getByText('A provocation in').getByRole('link').getAttribute('href')) ?? '';

  await test.step('participants respond', async () => {
    const words = new Map([
      [doctor, 'For the person who came in with a cough and stayed to talk.'],
      [linkWorker, 'For the woman who will not join anything, but sits there at ten every day.'],
    ]);
    await Promise.all(
      [...words].map(async ([{ page }, text]) => {
        await page.goto(provocation);
        await page.getByLabel('What do you want to say?').fill(text);
        await page.getByRole('button', { name: 'Respond' }).click();
        await expect(page.getByRole('article').getByText(text)).toBeVisible();
      }),
    );
    await look(doctor.page, 'provocation');
  });

  await test.step('the facilitator begins a draft and prepares a debate', async () => {
    const { page } = facilitator;
    await page.goto(inquiry);
    await page.getByRole('link', { name: 'Begin a draft' }).click();
    await page.getByLabel('Title').fill(drafted);
    await look(page, 'begin-a-draft');
    await page.getByRole('button', { name: 'Begin the draft' }).click();
    await expect(page.getByRole('heading', { level: 1, name: drafted })).toBeVisible();
  });
  const draft = facilitator.page.url();

  await test.step('a debate is prepared on the provocation', async () => {
    const { page } = facilitator;
    await page.goto(provocation);
    await page.getByRole('link', { name: 'Open a debate on this' }).click();
    await expect(page.getByLabel('On which provocation')).toHaveValue(/.+/);
    await page.getByRole('textbox', { name: 'Title' }).fill(debated);
    await look(page, 'prepare');
    await page.getByRole('button', { name: 'Prepare the debate' }).click();
    await expect(page.getByRole('button', { name: 'Open the debate' })).toBeVisible();
    await look(page, 'debate-lobby-facilitator');
  });
  const debate = facilitator.page.url();

  await test.step('a guest joins by code, the others by address', async () => {
    const code = (await facilitator.page.getByText(/^Join code/).innerText()).replace(/^Join code\s*/, '');
    const { page } = guest;
    await page.goto('/join');
    await look(page, 'join');
    await page.getByLabel('Code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByLabel('Your name here').fill('Jo');
    await page.getByRole('radio', { name: 'Lived experience' }).check();
    await look(page, 'join-name');
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page).toHaveURL(debate);
    await expect(page.getByText('The debate has not opened yet')).toBeVisible();
    await look(page, 'debate-lobby-phone');
    await Promise.all([artist, doctor, linkWorker].map(({ page: other }) => other.goto(debate)));
    for (const { page: each } of everyone)
      await expect(each.getByText('Live', { exact: true })).toBeVisible();
    await expect(facilitator.page.getByText('5 people here')).toBeVisible();
  });

  await test.step('the debate opens on every screen', async () => {
    await facilitator.page.getByRole('button', { name: 'Open the debate' }).click();
    for (const { page } of everyone) await expect(page.getByLabel('Your statement')).toBeVisible();
    await look(guest.page, 'debate-open-phone-empty');
  });

  await test.step('statements, and votes that move on every screen', async () => {
    await Promise.all([say(doctor.page, time), say(linkWorker.page, map), say(guest.page, lift)]);
    for (const { page } of everyone) await pullIn(page, [time, map, lift]);
    const answers = (one: string, two: string, three: string) =>
      new Map([
        [time, one],
        [map, two],
        [lift, three],
      ]);
    await Promise.all([
      voteOnAll(artist.page, answers('Agree', 'Disagree', 'Agree')),
      voteOnAll(doctor.page, answers('Agree', 'Agree', 'Agree')),
      voteOnAll(linkWorker.page, answers('Agree', 'Disagree', 'Agree')),
      voteOnAll(guest.page, answers('Agree', 'Pass', 'Disagree')),
    ]);
    for (const { page } of everyone) {
      await expect(statement(page, time)).toContainText('4 agree, 0 disagree, 0 pass.');
      await expect(statement(page, map)).toContainText('1 agree, 2 disagree, 1 pass.');
      await expect(statement(page, lift)).toContainText('3 agree, 1 disagree, 0 pass.');
    }
    await look(guest.page, 'debate-open-phone');
    await look(facilitator.page, 'debate-open-facilitator');
  });

  await test.step('people open the draft; the debate closes and what holds is harvested into it', async () => {
    await facilitator.page.getByRole('button', { name: 'Close the debate' }).click();
    for (const { page } of everyone) await expect(page.getByText('This debate is closed')).toBeVisible();
    await look(doctor.page, 'debate-closed');
    const writers = [doctor, linkWorker, guest];
    await Promise.all(
      writers.map(async ({ page }) => {
        await page.goto(draft);
        await expect(page.getByRole('textbox', { name: /The draft/ })).toHaveAttribute(
          'contenteditable',
          'true',
        );
      }),
    );
    const { page } = facilitator;
    await page.getByRole('link', { name: 'Harvest what holds' }).click();
    const choices = page.getByRole('group', { name: 'Statements, the firmest first' }).getByRole('checkbox');
    await expect(choices.first()).toHaveAccessibleName(new RegExp(time));
    await choices.nth(0).check();
    await choices.nth(1).check();
    await page.getByRole('radio', { name: drafted }).check();
    await look(page, 'harvest');
    await page.getByRole('button', { name: 'Harvest 2 statements' }).click();
    await expect(page).toHaveURL(draft);
    for (const writer of [...writers, facilitator]) {
      const text = writer.page.getByRole('textbox', { name: /The draft/ });
      await expect(text).toContainText(time);
      await expect(text).toContainText(lift);
      await expect(writer.page.getByRole('button', { name: 'Where clause 1 came from' })).toBeVisible();
    }
  });

  await test.step('three people write at once, and what is shown as saved is there after a reload', async () => {
    const additions = new Map([
      [doctor, { beside: time, words: ' Ten minutes is not enough.' }],
      [linkWorker, { beside: lift, words: ' Ask about the bus first.' }],
      [guest, { beside: lift, words: ' Or come with me.' }],
    ]);
    for (const [{ page }, { beside, words }] of additions) {
      await writeAtEndOf(page.getByRole('textbox', { name: /The draft/ }), beside, words);
    }
    for (const { page } of additions.keys()) {
      const text = page.getByRole('textbox', { name: /The draft/ });
      for (const { words } of additions.values()) await expect(text).toContainText(words.trim());
      await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
    }
    await expect(doctor.page.getByText('Here now:').locator('..')).toContainText('Jo');
    await look(linkWorker.page, 'draft');
    await look(guest.page, 'draft-phone');
    await doctor.page.reload();
    await expect(doctor.page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
    for (const { words } of additions.values())
      await expect(doctor.page.getByRole('textbox', { name: /The draft/ })).toContainText(words.trim());
  });

  await test.step('the tools can be reached and left by keyboard', async () => {
    const { page } = linkWorker;
    await page.getByRole('textbox', { name: /The draft/ }).focus();
    await page.keyboard.press('Alt+F10');
    await expect(page.getByRole('button', { name: 'Bold' })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('button', { name: 'Italic' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: /The draft/ })).toBeFocused();
    await page.getByRole('button', { name: 'Where clause 1 came from' }).click();
    await expect(page.getByRole('dialog')).toContainText(asked);
    await look(page, 'draft-thread');
    await page.getByRole('button', { name: 'Back to the draft' }).click();
  });

  await test.step('the facilitator publishes an edition', async () => {
    const { page } = facilitator;
    await page.getByRole('button', { name: 'Publish an edition' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish an edition?' });
    await dialog.getByLabel('Title of the edition').fill(published);
    await look(page, 'publish');
    await dialog.getByRole('button', { name: 'Publish it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: published })).toBeVisible();
  });

  await test.step('anyone can read it, and follow a clause back by keyboard', async () => {
    const { page } = await someone(browser, 'A reader', desk);
    await page.goto(facilitator.page.url());
    await expect(page.getByRole('heading', { level: 1, name: published })).toBeVisible();
    const thread = page.getByText('Where clause 1 came from');
    await tabTo(page, page.locator('summary').filter({ has: thread }));
    await page.keyboard.press('Enter');
    const clause = page.getByRole('region', { name: 'Clause 1' });
    for (const knot of [asked, debated, `“${time}”`]) await expect(clause.getByText(knot)).toBeVisible();
    await look(page, 'edition');
    await page.getByRole('button', { name: 'Check the seal here' }).click();
    await expect(page.getByText('The seal is whole')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Download the PDF/ }).click();
    const file = await (await download).path();
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('the narrowest screen', async () => {
    const { page } = guest;
    await page.setViewportSize({ width: 320, height: 640 });
    const pages = {
      home: '/',
      inquiry,
      provocation,
      debate,
      draft,
      edition: facilitator.page.url(),
      account: '/account',
      accessibility: '/accessibility',
      privacy: '/privacy',
      'not-found': '/nowhere',
    };
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('sp-skeleton')).toHaveCount(0);
      await look(page, `narrow-${name}`);
    }
  });
});
