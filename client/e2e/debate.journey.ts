import { expect, test, type Page } from '@playwright/test';
import {
  about,
  answerAll,
  answerOne,
  join,
  moveOn,
  myHand,
  myTurn,
  now,
  pressAtOnce,
  queue,
  raiseHand,
  sayInStep,
  step,
  takeStand,
  type Guest,
} from './support/debate';
import { clockOff, shownEnd, withoutWebSockets } from './support/devices';
import { keyboard, thumbs } from './support/hands';
import { look } from './support/looks';
import { phone, projector, signIn, smallPhone, someone, tabTo } from './support/people';
import { Room, samepage } from './support/room';

const asked = 'What would you leave by the bed?';
const note = 'It speaks of someone dying alone.';
const debated = 'Who should be able to prescribe a visit?';
const motion = 'Anyone who sits with a patient should be able to prescribe a visit.';
const readOut = 'My neighbour would not tell a doctor that she is lonely.';
const first = 'A visit that comes once is worse than none.';
const second = 'The person who notices should be the person who can act.';
const third = 'Ask before you send somebody to a door.';
const agreed = 'Begin with one street, and count who opens the door.';
const moved = 'The story of the neighbour who told nobody.';
const drafted = 'What we hold about visits';
const parts = {
  arrive: 'Arrive',
  provocation: 'The provocation',
  motion: 'Where do you stand now?',
  floor: 'The floor',
  statements: 'Say it in a sentence',
  groups: 'Around the tables',
  harvest: 'Harvest',
  close: 'Close',
};

test('an Oxford-style debate, from its run-sheet to its replay', async ({ browser, baseURL }) => {
  const artist = await someone(browser, 'Demo Artist');
  const facilitator = await someone(browser, 'Demo Facilitator');
  const co = await someone(browser, 'Sol');
  const guest = async (name: string, sector: string, viewport = phone): Promise<Guest> => ({
    ...(await someone(browser, name, viewport)),
    sector,
    hands: thumbs,
  });
  /** No WebSocket reaches her. */
  const wren = await guest('Wren', 'Lived experience');
  /** Uses no pointer. */
  const touching = await guest('Asha', 'Link work');
  const asha: Guest = { ...touching, hands: keyboard(touching.page) };
  /** His clock is two hours off, and his screen is the smallest. */
  const bo = await guest('Bo', 'Health', smallPhone);
  /** Loses the network for a while, and reads in the dark. */
  const kit = await guest('Kit', 'Culture');
  const guests = [wren, asha, bo, kit];
  await withoutWebSockets(wren.page);
  await clockOff(bo.page, 2);
  await kit.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const lines = new Set<string>();
  wren.page.on('request', (request) => {
    if (request.url().includes('/socket.io/'))
      lines.add(new URL(request.url()).searchParams.get('transport') ?? '');
  });

  await test.step('the artist posts a provocation with a note about what is in it', async () => {
    await samepage('person', 'add', '--email', 'sol@example.org', '--name', 'Sol', '--role', 'facilitator');
    await Promise.all([signIn(artist), signIn(facilitator), signIn(co, 'sol@example.org')]);
    const { page } = artist;
    await page.getByRole('heading', { level: 3 }).getByRole('link').first().click();
    await page.getByRole('link', { name: 'Post a provocation' }).click();
    await page.getByLabel('Title').fill(asked);
    await page
      .getByLabel('Words')
      .fill('There was a glass of water, and a bell.\n\nNobody had told her whom the bell would bring.');
    await page.getByLabel('Before people read this').fill(note);
    await page.getByRole('button', { name: 'Post it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: asked })).toBeVisible();
    await expect(page.getByText(note)).toBeVisible();
  });

  await test.step('the facilitator prepares a debate from a template', async () => {
    const { page } = facilitator;
    await page.goto(artist.page.url());
    await page.getByRole('link', { name: 'Open a debate on this' }).click();
    await expect(page.getByLabel('On which provocation')).toHaveValue(/.+/);
    await page.getByRole('textbox', { name: 'Title' }).fill(debated);
    await page.getByLabel('Motion').fill(motion);
    await page.getByRole('button', { name: 'Oxford-style debate' }).click();
    // In this house the provocation comes before the first vote.
    await tabTo(page, page.getByRole('button', { name: about('Up', parts.provocation) }));
    await page.keyboard.press('Enter');
    await expect(page.locator('sp-run-sheet-editor li').nth(1)).toContainText(parts.provocation);
    await look(page, 'prepare-oxford');
    await page.getByRole('button', { name: 'Prepare the debate' }).click();
    await expect(page.getByRole('button', { name: 'Open the debate' })).toBeVisible();
  });
  const debate = facilitator.page.url().replace(/\/console$/, '');
  const debateId = debate.split('/').at(-1) ?? '';
  const consoles = [facilitator.page, co.page];
  const stage = await facilitator.page.context().newPage();
  await stage.setViewportSize(projector);
  const code = await facilitator.page.locator('summary b').innerText();
  const room = new Room(baseURL ?? '', code);

  await test.step('people come in, and everyone sees from where', async () => {
    await Promise.all([
      stage.goto(`${debate}/stage`),
      co.page.goto(`${debate}/console`),
      ...guests.map((each) => join(each, code)),
      fill(room),
    ]);
    for (const page of [stage, kit.page]) {
      for (const { sector } of guests)
        await expect(page.getByRole('listitem').filter({ hasText: sector })).toContainText('1');
    }
    await expect(facilitator.page.getByText('6 people here')).toBeVisible();
    await Promise.all([
      look(kit.page, 'lobby-phone-dark'),
      look(stage, 'stage-lobby'),
      look(facilitator.page, 'console-lobby'),
    ]);
    expect([...lines]).toEqual(['polling']);
  });

  await test.step('the debate opens, and every clock shows the same second', async () => {
    await facilitator.page.getByRole('button', { name: 'Open the debate' }).click();
    for (const { page } of guests) await expect(step(page, parts.arrive)).toBeVisible();
    await expect(bo.page.getByRole('group', { name: 'Time for this part' })).toBeVisible();
    const ends = await Promise.all(
      [stage, bo.page, wren.page].map((page) => shownEnd(page, 'Time for this part')),
    );
    for (const end of ends) expect(Math.abs(end - (ends[0] ?? 0))).toBeLessThanOrEqual(1_000);
  });

  await test.step('two facilitators press at once, and it is one step', async () => {
    await pressAtOnce(
      consoles.map((page) => page.getByRole('button', { name: `Next: ${parts.provocation}` })),
    );
    for (const page of consoles) await expect(now(page)).toContainText(parts.provocation);
    await expect(async () => {
      const told = await Promise.all(consoles.map((page) => page.getByText('Not done:').count()));
      expect(told.toSorted()).toEqual([0, 1]);
    }).toPass();
    expect(await stepsEntered(facilitator.page, debateId)).toBe(1);
  });

  await test.step('the provocation is shown to those who ask for it', async () => {
    for (const { page, hands } of guests) {
      await expect(page.getByText(note)).toBeVisible();
      await expect(page.getByText('a glass of water')).toBeHidden();
      if (page === asha.page) await hands.press(page.getByRole('button', { name: 'Show it' }));
    }
    await expect(asha.page.getByText('a glass of water')).toBeVisible();
    await expect(stage.getByRole('heading', { level: 1, name: asked })).toBeVisible();
    await Promise.all([look(bo.page, 'provocation-phone-320'), look(stage, 'stage-provocation')]);
  });

  await test.step('everyone says where they stand', async () => {
    await moveOn(co.page, parts.motion);
    await expect(stage.getByRole('heading', { level: 1, name: motion })).toBeVisible();
    await Promise.all([
      takeStand(wren, 'Against'),
      takeStand(asha, 'For'),
      takeStand(bo, 'Against'),
      takeStand(kit, 'For'),
      room.stand(debateId, 'opening'),
    ]);
    await expect(stage.getByText('17 votes in')).toBeVisible();
    await Promise.all([
      look(asha.page, 'opening-vote-phone'),
      look(bo.page, 'opening-vote-phone-320'),
      look(stage, 'stage-opening-vote'),
    ]);
  });

  await test.step('hands go up, and everyone sees why they stand where they stand', async () => {
    await moveOn(facilitator.page, parts.floor);
    await raiseHand(bo, 'Ask for a turn');
    await raiseHand(kit, 'Ask for a turn');
    await raiseHand(wren, 'Please read mine out', readOut);
    await raiseHand(asha, 'A point of process');
    await expect(queue(facilitator.page)).toHaveText([/Asha/, /Bo/, /Kit/, /Wren/]);
    await expect(myHand(asha.page)).toContainText('You are next of 4.');
    await asha.hands.press(asha.page.getByText('Why you stand there'));
    await expect(myHand(asha.page).getByRole('listitem').first()).toHaveText('Point of process');
    await kit.hands.press(kit.page.getByText('Why you stand there'));
    await expect(myHand(kit.page)).toContainText('Has not spoken yet');
    await look(kit.page, 'hand-up-phone-dark');
    await tabTo(facilitator.page, facilitator.page.getByRole('button', { name: about('Up', 'Kit') }));
    await facilitator.page.keyboard.press('Enter');
    await expect(queue(facilitator.page)).toHaveText([/Asha/, /Kit/, /Bo/, /Wren/]);
    await expect(myHand(kit.page)).toContainText('Put here by a facilitator');
    await look(facilitator.page, 'console-queue');
  });

  await test.step('people speak in turns', async () => {
    const next = facilitator.page.getByRole('button', { name: 'Call next' });
    const call = async () => {
      await expect(facilitator.page.getByText('Nobody has the floor.')).toBeVisible();
      await next.click();
    };
    await call();
    await expect(myTurn(asha.page)).toBeVisible();
    await asha.hands.press(asha.page.getByRole('button', { name: 'Pass' }));
    await expect(myTurn(asha.page)).toBeHidden();
    await call();
    await expect(myTurn(kit.page)).toBeVisible();
    await raiseHand(asha, 'Answer who speaks now');
    await expect(queue(facilitator.page)).toHaveText([/Asha/, /Bo/, /Wren/]);
    await expect(stage.getByRole('heading', { level: 1 })).toHaveText('Kit');
    await expect(stage.getByRole('article')).toMatchAriaSnapshot(`
      - article:
        - group "Time for this part"
        - region "Who speaks":
          - paragraph: Speaking
          - heading "Kit" [level=1]
          - group "Time for this turn"
        - paragraph: Next
        - list:
          - listitem: Asha
          - listitem: Bo
          - listitem: Wren
        - paragraph: /${code}/
        - img /QR code that opens .*${code}/
    `);
    await Promise.all([
      look(stage, 'stage-speaker'),
      look(kit.page, 'my-turn-phone-dark'),
      look(facilitator.page, 'console-turn'),
    ]);
    await kit.hands.press(kit.page.getByRole('button', { name: 'I have finished' }));
    await call();
    await expect(myTurn(asha.page)).toBeVisible();
    await asha.hands.press(asha.page.getByRole('button', { name: 'I have finished' }));
    await bo.hands.press(bo.page.getByRole('button', { name: 'Lower my hand' }));
    await expect(queue(facilitator.page)).toHaveText([/Wren/]);
    await call();
    await expect(stage.getByText(readOut)).toBeVisible();
    await look(wren.page, 'read-out-phone');
    await facilitator.page.getByRole('button', { name: 'End the turn' }).click();
    await expect(facilitator.page.getByText('Nobody has the floor.')).toBeVisible();
  });

  await test.step('someone who comes late is told where everyone is', async () => {
    const late = await guest('Noor', 'Voluntary');
    await join(late, code);
    await expect(late.page.getByRole('heading', { name: 'You are in.' })).toBeVisible();
    await look(late.page, 'late-phone');
    await late.page.context().close();
  });

  await test.step('people say it in a sentence', async () => {
    await moveOn(facilitator.page, parts.statements);
    for (const { page } of guests) await expect(step(page, parts.statements)).toBeVisible();
    await Promise.all([sayInStep(wren, first), sayInStep(asha, second), sayInStep(bo, third)]);
    for (const text of [first, second, third])
      await expect(stage.getByRole('listitem').filter({ hasText: text })).toBeVisible();
  });

  await test.step('they vote, one of them without a network for twenty seconds', async () => {
    const answers = (one: string, two: string, three: string) =>
      new Map([
        [first, one],
        [second, two],
        [third, three],
      ]);
    await kit.page.context().setOffline(true);
    await Promise.all([
      answerAll(wren, answers('Agree', 'Pass', 'Agree')),
      answerAll(asha, answers('Disagree', 'Agree', 'Agree')),
      answerAll(bo, answers('Agree', 'Agree', 'Agree')),
      (async () => {
        await answerOne(kit, answers('Agree', 'Agree', 'Disagree'));
        await expect(kit.page.getByText('On its way. We keep trying.')).toBeVisible();
        await look(kit.page, 'offline-phone-dark');
        // As long as a lift or a cellar takes.
        await kit.page.waitForTimeout(20_000);
        await expect(kit.page.getByText('On its way. We keep trying.')).toBeVisible();
      })(),
    ]);
    await expect(stage.getByText('3 people have voted')).toBeVisible();
    await kit.page.context().setOffline(false);
    await expect(kit.page.getByText('On its way. We keep trying.')).toBeHidden();
    await expect(kit.page.getByText('Live', { exact: true })).toBeVisible();
    await expect(stage.getByText('4 people have voted')).toBeVisible();
    await expect(stage.getByText('4 votes')).toHaveCount(1);
    await Promise.all([look(wren.page, 'statements-phone'), look(facilitator.page, 'console-statements')]);
  });

  await test.step('how they voted is shown when a facilitator shows it', async () => {
    await expect(stage.getByText(/\d agree/)).toHaveCount(0);
    await facilitator.page.getByRole('button', { name: about('Show to all', 'Statements') }).click();
    await expect(stage.getByRole('listitem').filter({ hasText: second })).toContainText('agree');
    await look(stage, 'stage-statements');
  });

  await test.step('they talk at tables, mixed, and bring a sentence back', async () => {
    await moveOn(facilitator.page, parts.groups);
    const panel = facilitator.page.getByRole('region', { name: 'Small groups' });
    await panel.getByLabel('People in a group').fill('2');
    await panel.getByRole('button', { name: 'Mix groups' }).click();
    await panel.getByRole('button', { name: 'Form these groups' }).click();
    for (const { page } of guests) await expect(page.getByText(/^Table \d$/)).toBeVisible();
    await wren.hands.write(wren.page.getByLabel('A statement from your group'), agreed);
    await wren.hands.press(wren.page.getByRole('button', { name: 'Add statement' }));
    await expect(wren.page.getByText('What your group brought so far')).toBeVisible();
    await Promise.all([
      look(wren.page, 'group-phone'),
      look(stage, 'stage-groups'),
      look(facilitator.page, 'console-groups'),
    ]);
  });

  await test.step('everyone votes again, and says what moved them', async () => {
    await moveOn(facilitator.page, parts.motion);
    await Promise.all([
      takeStand(wren, 'Against'),
      takeStand(asha, 'For'),
      takeStand(bo, 'For'),
      takeStand(kit, 'For'),
      room.stand(debateId, 'closing'),
    ]);
    await asha.hands.write(asha.page.getByLabel('What moved you?'), moved);
    await asha.hands.press(asha.page.getByRole('button', { name: 'Keep these words' }));
    await expect(asha.page.getByText(`With your vote: “${moved}”`)).toBeVisible();
    await expect(stage.getByText('17 votes in')).toBeVisible();
    await look(asha.page, 'closing-vote-phone');
  });

  await test.step('the votes are shown, and what the debate moved', async () => {
    for (const vote of ['Opening vote', 'Closing vote'])
      await facilitator.page.getByRole('button', { name: about('Show to all', vote) }).click();
    await expect(
      stage.getByText('Before: 5 for, 12 against, 0 unsure. After: 11 for, 6 against, 0 unsure.'),
    ).toBeVisible();
    await expect(stage.getByRole('article')).toMatchAriaSnapshot(`
      - article:
        - heading "${motion}" [level=1]
        - table "How people voted before and after":
          - rowgroup
          - rowgroup:
            - row "Everyone 5 12 0 11 6 0"
    `);
    await expect(facilitator.page.getByText(moved)).toBeVisible();
    await Promise.all([look(stage, 'stage-swing'), look(facilitator.page, 'console-swing')]);
  });

  await test.step('what holds goes into a draft, and people see where their words went', async () => {
    await moveOn(facilitator.page, parts.harvest);
    const { page } = co;
    await page.getByRole('link', { name: 'Harvest what holds' }).click();
    await page.getByRole('checkbox', { name: second }).check();
    await page.getByRole('checkbox', { name: agreed }).check();
    await page.getByRole('radio', { name: 'A new draft' }).check();
    await page.getByLabel('Title of the new draft').fill(drafted);
    await look(page, 'harvest-oxford');
    await page.getByRole('button', { name: 'Harvest 2 statements' }).click();
    const text = page.getByRole('textbox', { name: /The draft/ });
    await expect(text).toContainText(second);
    await expect(text).toContainText(agreed);
    await page.getByRole('button', { name: 'Where clause 1 came from' }).click();
    await expect(page.getByRole('dialog')).toContainText(debated);
    await expect(asha.page.getByText('One of them is yours.')).toBeVisible();
    await look(asha.page, 'harvest-phone');
  });

  await test.step('the debate closes', async () => {
    await moveOn(facilitator.page, parts.close);
    await facilitator.page.getByRole('button', { name: 'Close the debate' }).click();
    for (const { page } of guests) await expect(page.getByText('This debate is closed')).toBeVisible();
    await expect(bo.page.getByText(moved)).toBeVisible();
    await look(bo.page, 'closed-phone-320');
    expect(await stepsEntered(facilitator.page, debateId)).toBe(8);
    expect([...lines]).toEqual(['polling']);
  });

  await test.step('it can be looked at again, and somebody takes her words back', async () => {
    const { page, hands } = wren;
    await hands.press(page.getByRole('link', { name: 'Look at the debate again, from its beginning' }));
    const line = page.getByRole('slider', { name: 'Moment of the debate' });
    const said = page.getByRole('region', { name: 'Said until then' });
    await line.press('Home');
    await expect(said).toContainText('Nothing yet.');
    await line.press('End');
    for (const text of [first, second, third, agreed]) await expect(said).toContainText(text);
    await look(page, 'replay-phone');
    await page.getByRole('button', { name: 'Take back my words' }).click();
    await page.getByRole('button', { name: 'Take the words back' }).click();
    await expect(page.getByText('These words are not shown any more.')).toHaveCount(2);
    await line.press('End');
    await expect(page.getByText('These words were taken back.')).toHaveCount(2);
    await expect(page.getByText(first)).toHaveCount(0);
    await asha.hands.press(
      asha.page.getByRole('link', { name: 'Look at the debate again, from its beginning' }),
    );
    const again = asha.page.getByRole('region', { name: 'Said until then' });
    await expect(again).toContainText(second);
    await expect(again).not.toContainText(first);
    await expect(asha.page.getByText(agreed)).toHaveCount(0);
    await facilitator.page.goto(`${debate}/replay`);
    await expect(facilitator.page.getByRole('heading', { name: 'What the debate moved' })).toBeVisible();
    await expect(facilitator.page.getByText(readOut)).toHaveCount(0);
    await look(facilitator.page, 'replay');
  });
  await room.leave();
});

/** The others in the room. With the four phones: 5 for and 12 against before, 11 for and 6 against after. */
async function fill(room: Room): Promise<void> {
  for (const name of ['Ann', 'Ben', 'Cal', 'Dee', 'Eve']) await room.join(name, 'Health', 'against', 'for');
  for (const name of ['Fay', 'Gil', 'Hal', 'Ivy', 'Jan'])
    await room.join(name, 'Lived experience', 'against', 'against');
  for (const name of ['Ken', 'Lou']) await room.join(name, 'Link work', 'for', 'for');
  await room.join('Max', 'Culture', 'for', 'for');
}

/** How often everyone moved on to another part, by the log; opening leads into the first. */
async function stepsEntered(page: Page, debateId: string): Promise<number> {
  const answer = await page.request.get(`/api/debates/${debateId}/events?after=0`);
  const { events } = (await answer.json()) as { events: readonly { type: string }[] };
  return events.filter(({ type }) => type === 'step-entered').length;
}
