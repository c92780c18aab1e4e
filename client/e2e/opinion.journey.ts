import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { Crowd } from './support/crowd';
import type { Guest } from './support/debate';
import { keyboard, thumbs } from './support/hands';
import { look } from './support/looks';
import {
  again,
  agreedOn,
  allAgree,
  campsOf,
  contested,
  debated,
  goIn,
  held,
  joinLate,
  mapFold,
  mapOn,
  mapPanel,
  openDebate,
  promised,
  promises,
  sectors,
  shared,
  stance,
  standing,
} from './support/opinion';
import { listPlaces, sayPlace, seesPlaces } from './support/places';
import { phone, projector, signIn, smallPhone, someone, voteOnAll } from './support/people';
import { drawingsIn, readAloud, textOf } from './support/read-aloud';
import { samepage } from './support/room';

const claim = 'A first visit needs company more than it needs a form.';
const line = 'My aunt went because her neighbour came along.';

test('the room’s map and the same page, while people debate and after', async ({ browser, baseURL }) => {
  const facilitator = await someone(browser, 'Rosa');
  /** Uses no pointer where it matters most: on the map and on the same page. */
  const wren: Guest = { ...(await someone(browser, 'Wren', phone)), sector: 'Link work', hands: thumbs };
  const keys = keyboard(wren.page);
  /** Looks on, and votes on nothing. */
  const bo: Guest = { ...(await someone(browser, 'Bo', smallPhone)), sector: 'Voluntary', hands: thumbs };
  const stage = await facilitator.page.context().newPage();
  await stage.setViewportSize(projector);

  await test.step('an inquiry is made, and someone to run it', async () => {
    const { title, slug, question } = held;
    await samepage('inquiry', 'create', '--title', title, '--question', question, '--slug', slug);
    const rosa = ['--email', 'rosa@example.org', '--name', 'Rosa', '--sector', 'Health'];
    await samepage('person', 'add', ...rosa, '--role', 'facilitator', '--inquiry', slug);
    await signIn(facilitator, 'rosa@example.org');
  });

  await test.step('the facilitator asks people where they are', async () => {
    await facilitator.page.goto(`/i/${held.slug}`);
    await listPlaces(facilitator.page);
  });

  const first = await openDebate(facilitator.page, debated, contested);
  const crowd = new Crowd(baseURL ?? '', first.code);
  const camps = campsOf(first.said);
  const debate = `/debates/${first.id}`;

  await test.step('people of four sectors come in, and most of them vote', async () => {
    await crowd.join(Object.fromEntries(sectors.map((sector) => [sector, 16])));
    expect(await crowd.vote(first.id, ({ nth }) => nth < 11, camps)).toBe(44);
    await Promise.all([
      facilitator.page.goto(`${debate}/console`),
      stage.goto(`${debate}/stage`),
      joinLate(wren, first.code),
      joinLate(bo, first.code),
    ]);
  });

  await test.step('on a phone there are groups in words, and one’s own dot', async () => {
    const { page } = wren;
    await voteOnAll(
      page,
      new Map(
        contested.map((text) => [text, stance(true, text) === 'agree' ? 'Agree' : 'Disagree'] as const),
      ),
    );
    await keys.press(mapFold(page));
    const map = mapOn(page);
    await expect(map.getByText('In this room, people stand in two groups.')).toBeVisible();
    await expect(map.getByText('Made from the votes of 44 people on 12 statements.')).toBeVisible();
    const own = map.getByText(/^You stand in group [AB]\. Only you see your dot\.$/);
    await expect(own).toBeVisible();
    await expect(map.locator('.own')).toBeVisible();
    const name = (await own.innerText()).replace(/^You stand in g(roup [AB]).*/, 'G$1');
    const group = map.locator('.groups > li').filter({ hasText: new RegExp(`${name},`) });
    const marks = await group.locator('.marks').getByRole('listitem').allInnerTexts();
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) {
      const { side, text } = /(?<side>agree|disagree): “(?<text>.+)”/.exec(mark)?.groups ?? {};
      expect(mark).toContain(`${stance(true, text ?? '')}: “${text}”`);
      expect(side).toBe(stance(true, text ?? ''));
    }
  });

  await test.step('whoever has not voted sees no dot, nor anybody else’s', async () => {
    await bo.hands.press(mapFold(bo.page));
    const map = mapOn(bo.page);
    await expect(map.getByText('In this room, people stand in two groups.')).toBeVisible();
    await expect(map.getByText('You are not on the map yet.')).toBeVisible();
    await expect(map.locator('ellipse')).toHaveCount(2);
    await expect(map.locator('.own')).toHaveCount(0);
  });

  await test.step('the map is read aloud in words, and its drawing not at all', async () => {
    const { page } = wren;
    await keys.press(mapOn(page).locator('summary'));
    const table = mapOn(page).getByRole('table', { name: 'The statements that mark each group' });
    await expect(table).toBeVisible();
    const spoken = await readAloud(page, mapOn(page));
    expect(drawingsIn(spoken)).toEqual([]);
    const words = textOf(spoken);
    expect(words).toMatch(/^In this room, people stand in two groups\. You stand in group [AB]\./);
    for (const name of ['Group A', 'Group B'])
      expect(words).toMatch(
        new RegExp(
          `${name} , \\d+( to \\d+)? people (These (two|three) statements mark|This statement marks) it:`,
        ),
      );
    expect(words).toMatch(/Where people stand from left to right explains at least about \d+% of/);
    for (const name of ['A', 'B', 'you']) expect(spoken).not.toContainEqual({ role: 'StaticText', name });
    const columns = spoken.filter(({ role }) => role === 'columnheader').map(({ name }) => name);
    expect(columns).toEqual(['Group', 'Statement', 'Answer', 'In the group', 'Elsewhere']);
    const rows = spoken.filter(({ role }) => role === 'rowheader').map(({ name }) => name);
    expect(new Set(rows)).toEqual(new Set(['Group A', 'Group B']));
    const cells = spoken.filter(({ role }) => role === 'cell').map(({ name }) => name);
    expect(cells).toHaveLength(rows.length * 4);
    expect(cells).not.toContain('');
    await Promise.all([look(page, 'map-phone'), look(bo.page, 'map-phone-320')]);
  });

  await test.step('the facilitator holds it still, and it stands on the stage while votes go on', async () => {
    const panel = mapPanel(facilitator.page);
    await panel.getByRole('button', { name: 'Hold still and show on the stage' }).click();
    await expect(stage.getByRole('heading', { level: 1, name: 'The room’s map' })).toBeAttached();
    const map = mapOn(stage);
    await expect(map.getByText('In this room, people stand in two groups.')).toBeVisible();
    await expect(map.locator('ellipse')).toHaveCount(2);
    await expect(map.locator('.own')).toHaveCount(0);
    for (const { page } of [wren, bo]) await expect(page.getByText('Held still since')).toBeVisible();
    expect(await crowd.vote(first.id, ({ nth }) => nth === 11 || nth === 12, camps)).toBe(8);
    await expect(stage.getByText('53 people have voted')).toBeVisible();
    for (const page of [stage, wren.page, bo.page])
      await expect(mapOn(page).getByText('Made from the votes of 44 people on')).toBeVisible();
    await expect(stage.getByRole('article')).toMatchAriaSnapshot(`
      - article:
        - heading "The room’s map" [level=1]
        - paragraph: In this room, people stand in two groups.
        - list:
          - listitem:
            - paragraph: /Group A, \\d+( to \\d+)? people/
            - list:
              - listitem: /agree/
          - listitem:
            - paragraph: /Group B, \\d+( to \\d+)? people/
            - list:
              - listitem: /agree/
    `);
    expect(drawingsIn(await readAloud(stage, mapOn(stage)))).toEqual([]);
    await facilitator.page.getByText('In this room, people stand in two groups.').first().click();
    await Promise.all([look(stage, 'stage-map'), look(facilitator.page, 'console-map')]);
  });

  await test.step('it is let go, and follows the votes on every phone', async () => {
    const panel = mapPanel(facilitator.page);
    await panel.getByRole('button', { name: 'On the stage, held still' }).click();
    await expect(mapOn(stage)).toHaveCount(0);
    for (const { page } of [wren, bo]) {
      await expect(page.getByText('Held still since')).toHaveCount(0);
      await expect(mapOn(page).getByText('Made from the votes of 53 people on')).toBeVisible();
    }
    expect(await crowd.vote(first.id, ({ nth }) => nth === 13 || nth === 14, camps)).toBe(8);
    for (const { page } of [wren, bo])
      // The last few wait until five of them can be taken in together.
      await expect(mapOn(page).getByText(/^Made from the votes of (58|59|60|61) people/)).toBeVisible();
    await expect(wren.page.getByText(/^You stand in group [AB]\./)).toBeVisible();
    await facilitator.page.getByRole('button', { name: 'Close the debate' }).click();
    for (const { page } of [wren, bo]) await expect(page.getByText('This debate is closed')).toBeVisible();
  });

  const second = await openDebate(facilitator.page, agreedOn, promises);
  const secondDebate = `/debates/${second.id}`;

  await test.step('where everyone agrees, that there are no groups is what is found', async () => {
    const all = () => crowd.vote(second.id, ({ nth }) => nth < 15, allAgree(second.said));
    await Promise.all([
      all(),
      facilitator.page.goto(`${secondDebate}/console`),
      stage.goto(`${secondDebate}/stage`),
      bo.page.goto(secondDebate),
    ]);
    await goIn(bo);
    await bo.hands.press(mapFold(bo.page));
    const none = /^No (separate|lasting) groups: /;
    const finding = mapOn(bo.page).locator('.finding');
    // One room of a hundred looks divided by the fall of the dice alone. They fall anew where people vote anew.
    await expect(async () => {
      if (/^In this room/.test(await finding.innerText())) await all();
      await expect(finding).toHaveText(none);
    }).toPass();
    await expect(mapOn(bo.page).locator('svg')).toHaveCount(0);
    expect(textOf(await readAloud(bo.page, mapOn(bo.page)))).toMatch(
      /^No (separate|lasting) groups: .+ Made from the votes of \d+ people on 10 statements\.$/,
    );
    await mapPanel(facilitator.page)
      .getByRole('button', { name: 'Hold still and show on the stage' })
      .click();
    await expect(mapOn(stage).getByText(none)).toBeVisible();
    await Promise.all([look(stage, 'stage-no-groups'), look(bo.page, 'no-groups-phone-320')]);
    await facilitator.page.getByRole('button', { name: 'Close the debate' }).click();
    await expect(bo.page.getByText('This debate is closed')).toBeVisible();
  });

  const samePage = `/i/${held.slug}/same-page`;
  const of = contested.length + promises.length - 1;

  await test.step('the same page says how sectors stand, in words and as bars', async () => {
    const { page } = facilitator;
    await page.goto(samePage);
    await page.getByRole('button', { name: 'Show all without guessing' }).click();
    await expect(page.getByText(/^In these rooms, (on|not yet on any of|yes: on)/)).toBeVisible();
    await expect(page.getByText(`${of} statements, the ones that bridge most surely first.`)).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(10);
    for (const article of await page.getByRole('article').all()) {
      const bars = article.locator(':scope > sp-sector-bars');
      await expect(bars.locator('figcaption')).toHaveText(/^In that room, .+ \d of 4 sectors\.$/);
      await expect(bars.locator('figure').getByRole('listitem')).toHaveText(
        sectors.map((sector) => new RegExp(sector)),
      );
    }
    const kinds = page.getByRole('table', { name: 'How many statements are of each kind' });
    const counts = await kinds.getByRole('cell').allInnerTexts();
    expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(of);
    await look(page, 'same-page');
  });

  await test.step('who is missing is named', async () => {
    const { page } = facilitator;
    await page.getByRole('link', { name: 'See who is missing' }).click();
    const missing = page.getByRole('region', { name: 'Who is missing' });
    await expect(missing).toBeInViewport();
    await expect(missing).toContainText(
      'Nobody from Council and public health, Lived experience or Other has said or voted anything yet: 3 of 7 sectors.',
    );
    const table = missing.getByRole('table', { name: 'People of each sector who joined' });
    await expect(table.getByRole('row').filter({ hasText: 'Other' })).toContainText('nobody yet');
    await expect(table.getByRole('row').filter({ hasText: 'Culture' })).toContainText('15');
    await seesPlaces(missing);
  });

  await test.step('somebody says where they are after all, by keyboard, and takes it back', async () => {
    await wren.page.goto(samePage);
    await sayPlace(wren.page);
  });

  await test.step('it can be narrowed down, and one’s way there is in the address', async () => {
    const { page } = facilitator;
    const list = page.getByRole('region', { name: 'Statements', exact: true });
    const kind = page.getByRole('link', { name: 'Sectors differ' });
    const row = page.getByRole('row').filter({ has: kind });
    const count = Number(await row.getByRole('cell').innerText());
    expect(count).toBeGreaterThan(0);
    await kind.click();
    await expect(list.getByText(`${count} of ${of} statements.`)).toBeVisible();
    await expect(page).toHaveURL(/kind=sector-specific/);
    await expect(page.getByRole('article').getByText('Sectors differ', { exact: true })).toHaveCount(count);
    await page.getByRole('link', { name: 'Show all', exact: true }).click();
    await page.getByText('Narrow down').click();
    await page.getByRole('link', { name: 'Asked again' }).click();
    await expect(list.getByText(`1 of ${of} statements.`)).toBeVisible();
  });

  await test.step('what was asked again says what changed', async () => {
    const { page } = facilitator;
    const drift = standing(page, again).getByRole('region', { name: /^Asked before/ });
    await expect(drift.getByRole('heading')).toContainText(debated);
    await expect(drift.getByText(/^Then: sectors differ\. Now: (shared|within reach)\.$/)).toBeVisible();
    await expect(drift.getByText('Seen both times: 4 of 4 sectors.')).toBeVisible();
    await drift.getByText('How it stood then').click();
    await expect(drift.getByRole('figure')).toBeVisible();
    await look(page, 'same-page-drift');
  });

  await test.step('someone guesses how another sector stands, and then sees', async () => {
    const { page } = wren;
    await page.goto(samePage);
    const article = page.getByRole('article').first();
    const text = await article.getByRole('heading', { level: 3 }).innerText();
    const one = standing(page, text);
    const bars = one.locator(':scope > sp-sector-bars');
    const question = await one.getByText('Guess first, and then see.').innerText();
    const other = /^Of those from (.+) who voted,/.exec(question)?.[1] ?? '';
    expect(['Health', 'Culture', 'Voluntary', 'Link work']).toContain(other);
    await expect(bars).toHaveCount(0);
    await look(page, 'same-page-guess-phone');
    await keys.press(one.getByRole('button', { name: 'About half' }));
    await expect(
      one.getByText(new RegExp(`^You guessed about half for ${other}\\. It was .+\\.$`)),
    ).toBeVisible();
    await expect(one.getByRole('heading', { level: 3 })).toBeFocused();
    await expect(bars.getByRole('figure')).toBeVisible();
    await keys.press(bars.locator('summary'));
    await expect(bars.getByRole('table')).toBeVisible();
    const spoken = await readAloud(page, bars);
    expect(drawingsIn(spoken)).toEqual([]);
    const words = textOf(spoken);
    for (const sector of sectors)
      expect(words).toMatch(
        new RegExp(
          `${sector} : \\d+( to \\d+)? answered\\. [^.]+ agree, in 8 of 10 cases [^.]+\\. [^.]+ disagree,`,
        ),
      );
    const columns = spoken.filter(({ role }) => role === 'columnheader').map(({ name }) => name);
    expect(columns).toEqual(['Sector', 'Answered', 'Agree', 'Disagree', 'Pass']);
    const rows = spoken.filter(({ role }) => role === 'rowheader').map(({ name }) => name);
    expect(rows.toSorted()).toEqual(sectors.toSorted());
    await page.setViewportSize(smallPhone);
    await look(page, 'same-page-320');
    await page.goto(`/i/${held.slug}/guess`);
    await page.getByRole('group').getByRole('button', { name: 'Hardly any' }).click();
    await expect(page.getByRole('heading', { name: /^You guessed that hardly any agree\./ })).toBeFocused();
    await look(page, 'guess-320');
  });

  await test.step('the report of the debate can be read, and taken along', async () => {
    const { page } = facilitator;
    await page.goto(`${debate}/report`);
    await expect(page.getByRole('heading', { level: 1, name: debated })).toBeVisible();
    await expect(page.getByText(/^In this room, people answered 12 statements\./)).toBeVisible();
    await look(page, 'report');
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the figures (CSV)' }).click();
    const figures = await readFile(await (await saving).path(), 'utf8');
    for (const text of contested) expect(figures).toContain(text);
    const pdf = await page.getByRole('link', { name: 'Download as PDF' }).getAttribute('href');
    const answer = await page.request.get(pdf ?? '');
    if (answer.status() === 503) expect(await answer.json()).toMatchObject({ code: 'pdf_unavailable' });
    else expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await wren.page.goto(`${debate}/report`);
    await expect(wren.page.getByRole('heading', { level: 1, name: debated })).toBeVisible();
    await look(wren.page, 'report-320');
  });

  await test.step('an insight is proposed, with what speaks for it and against it', async () => {
    const { page } = wren;
    await page.setViewportSize(phone);
    await page.goto(`/i/${held.slug}/insights`);
    await page.getByRole('link', { name: 'Propose an insight' }).click();
    await page.getByLabel('The claim').fill(claim);
    await page.getByLabel('Find words').fill('first visit');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByRole('button', { name: `Speaks for it: ${promised}` }).click();
    await page.getByLabel('Find words').fill('time to listen');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByRole('button', { name: `Speaks against it: ${shared}` }).click();
    await page
      .getByRole('group', { name: 'What speaks against it' })
      .getByLabel('Why it is here')
      .fill('Some would rather be heard than accompanied.');
    await page.getByRole('checkbox', { name: 'Link work' }).check();
    await page.getByRole('checkbox', { name: 'Voluntary' }).check();
    await page.getByRole('radio', { name: 'Most evidence points here' }).check();
    await page.getByLabel('Why', { exact: true }).fill('Everyone who voted agreed with it.');
    await look(page, 'insight-form-phone');
    await page.getByRole('button', { name: 'Propose it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: claim })).toBeVisible();
    await expect(page.getByText('Proposed, not published')).toBeVisible();
  });

  await test.step('the facilitator publishes it, and somebody says whether that is them', async () => {
    await facilitator.page.goto(wren.page.url());
    await facilitator.page.getByRole('button', { name: 'Publish it' }).click();
    await expect(facilitator.page.getByText(/Published .+ by/)).toBeVisible();
    await bo.page.goto(`/i/${held.slug}/insights`);
    await bo.page.getByRole('link', { name: claim }).click();
    const { page } = bo;
    const rests = page.getByRole('list', { name: 'What it rests on' });
    await expect(rests.getByRole('listitem')).toContainText(promised);
    const against = page.getByRole('list', { name: 'What speaks against it' });
    await expect(against.getByRole('listitem')).toContainText(shared);
    await page.getByRole('radio', { name: 'That is us' }).click();
    await expect(page.getByText('You can change your answer at any time.')).toBeVisible();
    await page.getByLabel('Why, in a line').fill(line);
    await page.getByRole('button', { name: 'Add my line' }).click();
    await expect(page.getByText('Your line', { exact: true })).toBeVisible();
    await look(page, 'insight-320');
    await facilitator.page.reload();
    const theirs = facilitator.page.getByRole('region', { name: 'Is that us?' });
    await expect(theirs.getByText('Counts are shown once 5 people have answered')).toBeVisible();
    await expect(theirs.getByText(line)).toHaveCount(0);
    await crowd.knowThemselvesIn(page.url().split('/').at(-1) ?? '', ({ nth }) => nth < 3);
    await facilitator.page.reload();
    await expect(theirs.getByText('Nearly everyone who answered said “that is us”.')).toBeVisible();
    await expect(theirs.getByRole('blockquote')).toHaveText(line);
    await look(facilitator.page, 'insight');
  });
});
