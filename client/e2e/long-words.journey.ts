import { expect, test } from '@playwright/test';
import { step } from './support/debate';
import { look } from './support/looks';
import { fits, longRunSheet, RunByHand, unbroken } from './support/long-words';
import { signIn, smallPhone, someone } from './support/people';
import { Room } from './support/room';

const kinds = [
  ...['opening-vote', 'statements', 'floor', 'groups', 'closing-vote', 'harvest', 'close'],
] as const;
const title = unbroken(120, 'Streitgespraech');
const name = unbroken(60, 'Namensungeheuer');
const said = unbroken(280, 'Satzohneluecke');
const readOut = unbroken(280, 'Vorlesewort');
const moved = unbroken(140, 'Beweggrund');

test('a debate of words without an end, on the smallest screen and with the largest letters', async ({
  browser,
  baseURL,
}) => {
  const facilitator = await someone(browser, 'Demo Facilitator', smallPhone);
  const { page: phone } = await someone(browser, name, smallPhone);
  await signIn(facilitator);
  const console = facilitator.page;
  const debate = await RunByHand.prepare(console.request, title, longRunSheet(kinds));
  const { joinCode } = await debate.see();
  const room = new Room(baseURL ?? '', joinCode);
  const stage = await console.context().newPage();
  const pages = { phone, console, stage };
  const address = `/debates/${debate.id}`;
  const everyPage = async (part: string) => {
    for (const [where, page] of Object.entries(pages)) await fits(page, `the ${where} in ${part}`);
  };
  const goOn = async (kind: string) => {
    await debate.does({ type: 'next' });
    await expect(phone.locator('#step-title')).toContainText(`Teil${kind.replace('-', '')}`);
    await expect(stage.locator(`[data-kind=${kind}]`)).toBeVisible();
    await expect(console.locator('[aria-current=step]')).toContainText(`Teil${kind.replace('-', '')}`);
  };

  await test.step('people come in', async () => {
    for (const each of ['Aa', 'Bb', 'Cc', 'Dd', 'Ee', 'Ff', 'Gg'])
      await room.join(unbroken(60, `Raumgast${each}`), 'Health', 'against', 'for');
    await phone.goto(`/join/${joinCode}`);
    await phone.getByLabel('Your name here').fill(name);
    await phone.getByRole('radio', { name: 'Health', exact: true }).click();
    await phone.getByRole('button', { name: 'Join' }).click();
    await expect(phone.getByText('Live', { exact: true })).toBeVisible();
    await Promise.all([console.goto(`${address}/console`), stage.goto(`${address}/stage`)]);
    await expect(stage.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(console.getByRole('button', { name: 'Open the debate' })).toBeVisible();
    await everyPage('the lobby');
  });

  await test.step('they say where they stand', async () => {
    await debate.does({ type: 'open' });
    await expect(step(phone, unbroken(120, 'Teilopeningvote'))).toBeVisible();
    await phone.getByRole('radio', { name: 'For', exact: true }).click();
    await expect(phone.getByText('Your vote counted')).toBeVisible();
    await room.stand(debate.id, 'opening');
    await everyPage('the opening vote');
  });

  await test.step('they say something, and vote', async () => {
    await goOn('statements');
    await phone.getByLabel('Your statement').fill(said);
    await phone.getByRole('button', { name: 'Add statement' }).click();
    await expect(stage.getByText(said)).toBeVisible();
    await expect(console.getByText(said).first()).toBeVisible();
    await phone.getByText('What was said: 1').click();
    await phone.getByRole('button', { name: 'Put it right' }).click();
    await everyPage('the statements');
    await phone.getByRole('button', { name: 'Leave it as it was' }).click();
    await phone.getByRole('radio', { name: /^Agree/ }).click();
    await expect(stage.getByText('1 person has voted')).toBeVisible();
    await console.getByRole('button', { name: /^Hide/ }).click();
    await everyPage('the statements, one of them about to be hidden');
    await console.getByRole('button', { name: 'Leave it' }).click();
  });

  await test.step('they speak', async () => {
    await goOn('floor');
    await phone.getByRole('button', { name: 'Please read mine out' }).click();
    await phone.getByLabel('What should be read out?').fill(readOut);
    await phone.getByRole('button', { name: 'Ask to read it out' }).click();
    await expect(phone.getByRole('region', { name: 'Your hand is up' })).toBeVisible();
    await expect(console.getByRole('button', { name: 'Call next' })).toBeVisible();
    await everyPage('the floor, with a hand up');
    const [hand] = (await debate.see()).state.hands;
    await debate.does({ type: 'call', handId: hand?.id });
    await expect(phone.getByRole('region', { name: 'It is your turn' })).toBeVisible();
    await expect(stage.getByText(readOut)).toBeVisible();
    await expect(console.getByRole('button', { name: 'End the turn' })).toBeVisible();
    await everyPage('the floor, with somebody speaking');
    await look(stage, 'stage-long-words-320');
    await debate.does({ type: 'end-turn' });
  });

  await test.step('they sit at tables with long names, and bring a note back', async () => {
    await goOn('groups');
    const own = (await (await phone.request.get(`/api/debates/${debate.id}`)).json()) as {
      me: { membershipId: string };
    };
    const group = {
      id: crypto.randomUUID(),
      name: unbroken(60, 'Tischname'),
      members: [own.me.membershipId],
    };
    await debate.does({ type: 'form-groups', groups: [{ ...group, documentId: null }] });
    const note = unbroken(280, 'Tischnotiz');
    await debate.does({ type: 'note-words', kind: 'note', text: note, of: null, groupId: group.id });
    await expect(phone.getByText(group.name)).toBeVisible();
    await expect(stage.getByText(group.name)).toBeVisible();
    await expect(console.getByText(note).first()).toBeVisible();
    await console.getByText('Note down what was said').click();
    await everyPage('the groups');
    await look(console, 'console-long-words-320');
  });

  await test.step('they vote again, and a line of what moved them is taken down', async () => {
    await goOn('closing-vote');
    await phone.getByRole('radio', { name: 'Against', exact: true }).click();
    await phone.getByLabel('What moved you?').fill(moved);
    await phone.getByRole('button', { name: 'Keep these words' }).click();
    await expect(phone.getByText('With your vote:')).toBeVisible();
    await room.stand(debate.id, 'closing');
    await everyPage('the closing vote');
    for (const what of ['opening', 'closing']) await debate.does({ type: 'reveal', what, shown: true });
    await expect(phone.getByText('The result was shown, so nobody votes any more.')).toBeVisible();
    const panel = console.getByRole('region', { name: 'What moved people' });
    await expect(panel).toContainText(moved);
    await everyPage('the closing vote, once it is shown');
    await look(console, 'console-moved-320');
    await panel.getByRole('button', { name: /^Take down/ }).click();
    await fits(console, 'the question before a line is taken down');
    await panel.getByLabel('Why').fill('Say it of the thing.');
    await console.getByRole('button', { name: 'Take it down' }).click();
    await expect(panel).toContainText('No line is shown.');
    await expect(panel).not.toContainText(moved.slice(0, 20));
  });

  await test.step('what holds is gathered, and the debate is looked at again', async () => {
    await goOn('harvest');
    await everyPage('the harvest');
    await stage.goto(`${address}/harvest`);
    await expect(stage.getByRole('checkbox')).toHaveCount(2);
    for (const box of await stage.getByRole('checkbox').all()) await box.check();
    await expect(stage.getByRole('region', { name: 'In this order' })).toBeVisible();
    await fits(stage, 'the page where statements are gathered');
    await look(stage, 'harvest-long-words-320');
    await stage.goto(`${address}/stage`);
    await goOn('close');
    await everyPage('the end');
    await debate.does({ type: 'close' });
    await expect(phone.getByText('This debate is closed')).toBeVisible();
    await everyPage('the closed debate');
    await phone.goto(`${address}/replay`);
    const line = phone.getByRole('slider', { name: 'Moment of the debate' });
    for (const key of ['End', 'Home']) {
      await line.press(key);
      await fits(phone, `the replay at its ${key}`);
    }
    await line.press('End');
    await phone.locator('nav summary').click();
    await fits(phone, 'the replay with its parts');
    await look(phone, 'replay-long-words-320');
  });
  await room.leave();
});
