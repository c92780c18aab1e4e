import { expect, test } from '@playwright/test';
import {
  about,
  answerAll,
  answerOne,
  firstPanel,
  join,
  moveOn,
  myHand,
  myTurn,
  now,
  pressAtOnce,
  queue,
  raiseHand,
  sayInStep,
  seesAnswers,
  step,
  takeStand,
  type Guest,
} from './support/debate';
import { clockOff, shownEnd, withoutWebSockets } from './support/devices';
import { keyboard, thumbs } from './support/hands';
import { look } from './support/looks';
import {
  agreed,
  asked,
  convene,
  debated,
  drafted,
  fill,
  first,
  gathered,
  lookAgain,
  missWords,
  motion,
  moved,
  note,
  parts,
  post,
  prepare,
  readOut,
  second,
  stepsEntered,
  takeBack,
  third,
} from './support/oxford';
import { phone, projector, signIn, smallPhone, someone, tabTo } from './support/people';
import { applaud, switchReactionsOff } from './support/reactions';
import { Room, samepage } from './support/room';

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
    await post(page);
  });

  await test.step('the facilitator convenes a gathering, and prepares a debate for it from a template', async () => {
    const { page } = facilitator;
    await page.goto('/i/what-is-social-prescribing-for');
    await convene(page);
    await page.goto(artist.page.url());
    await prepare(page);
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
    await expect(kit.page.getByText(`At ‘${gathered}’, Tuesday 9 December 2031, 2pm.`)).toBeVisible();
    await Promise.all([
      look(kit.page, 'lobby-phone-dark'),
      look(stage, 'stage-lobby'),
      look(facilitator.page, 'console-lobby'),
    ]);
    expect([...lines]).toEqual(['polling']);
  });

  await test.step('the debate opens, and every clock ticks within a quarter of a second', async () => {
    await facilitator.page.getByRole('button', { name: 'Open the debate' }).click();
    for (const { page } of guests) await expect(step(page, parts.arrive)).toBeVisible();
    await expect(bo.page.getByRole('group', { name: 'Time for this part' })).toBeVisible();
    const ends = await Promise.all(
      [stage, bo.page, wren.page].map((page) => shownEnd(page, 'Time for this part')),
    );
    for (const end of ends) expect(Math.abs(end - (ends[0] ?? 0))).toBeLessThanOrEqual(250);
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

  await test.step('people react without words, until a facilitator ends it', async () => {
    await applaud(bo, asha, wren, stage);
    await switchReactionsOff(co.page, stage, guests);
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
    await seesAnswers(bo, ['For', 'Against', 'Unsure']);
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
    await expect(firstPanel(facilitator.page)).toHaveText('The floor');
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
    await expect(firstPanel(facilitator.page)).toHaveText('Statements');
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
    const lines = facilitator.page.getByRole('region', { name: 'What moved people' });
    await expect(lines.getByRole('listitem')).toContainText(moved);
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
    await lookAgain(wren);
    await takeBack(wren);
    await missWords(asha);
    await facilitator.page.goto(`${debate}/replay`);
    await expect(facilitator.page.getByRole('heading', { name: 'What the debate moved' })).toBeVisible();
    await expect(facilitator.page.getByText(readOut)).toHaveCount(0);
    await look(facilitator.page, 'replay');
  });
  await room.leave();
});
