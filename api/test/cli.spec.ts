import { type ControlAnswer, type Ring } from '@samepage/platform';
import { subjectFromApiToken } from '@samepage/identity';
import { append, create } from '@samepage/document-log';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { runCommand } from '../src/cli/run-command';
import { groundOf } from '../src/start';
import { testApi, type TestApi } from './support';

let api: TestApi;
const rings: Ring[] = [];

beforeAll(async () => {
  api = await testApi();
  api.bell.listen((ring) => rings.push(ring));
});
beforeEach(async () => {
  await api.queryable.query('TRUNCATE inquiry, person, auth_user CASCADE');
  rings.length = 0;
});
afterAll(() => api.close());

const samepage = (...argv: string[]): Promise<ControlAnswer> => runCommand(groundOf(api), argv);

const add = (email: string, role: string, ...more: string[]) =>
  samepage('person', 'add', '--email', email, '--name', 'Ana', '--role', role, ...more);

describe('help', () => {
  it('lists every command', async () => {
    const { stdout, code } = await samepage('help');
    expect(code).toBe(0);
    for (const command of [
      'person add',
      'token create',
      'inquiry list',
      'inquiry create',
      'session end',
      'document check',
    ])
      expect(stdout).toContain(command);
    expect((await samepage()).stdout).toBe(stdout);
    expect((await samepage('person', 'add', '--help')).stdout).toBe(stdout);
  });

  it.each([
    [['dance'], 'There is no command "dance".'],
    [['person', 'add', '--name', 'Ana'], 'Say --email.'],
    [['person', 'add', '--colour', 'red'], "Unknown option '--colour'"],
    [['token', 'create', '--email', 'nobody@example.org'], 'There is nobody with the e-mail address'],
    [['token', 'create', '--email', 'nobody'], '--email "nobody" cannot be used: Write an e-mail address'],
  ])('says in a sentence what is wrong with %j', async (argv, sentence) => {
    const { stdout, code } = await samepage(...argv);
    expect(code).toBe(2);
    expect(stdout).toContain(sentence);
  });
});

describe('person add', () => {
  it('makes a first inquiry for the first person, and says so', async () => {
    const { stdout, code } = await add('ana@example.org', 'commissioner');
    expect(code).toBe(0);
    expect(stdout).toBe(
      'Made a first inquiry, "Our inquiry" (our-inquiry).\n' +
        'Added Ana <ana@example.org> in "Our inquiry": commissioner, Other.\n',
    );
    expect((await add('ben@example.org', 'participant')).stdout).toMatch(/^Added Ana <ben/);
  });

  it('takes a sector by its name, however it is written', async () => {
    expect((await add('ana@example.org', 'Participant', '--sector', 'link-work')).stdout).toContain(
      'Link work',
    );
    const { stdout, code } = await add('ana@example.org', 'participant', '--sector', 'Navy');
    expect(code).toBe(2);
    expect(stdout).toContain('There is no sector "Navy" there. Choose one of: Health, Link work, Council');
  });

  it('lists the roles when it does not know one', async () => {
    const { stdout, code } = await add('ana@example.org', 'captain');
    expect(code).toBe(2);
    expect(stdout).toContain('Choose one of: artist, facilitator, participant, commissioner.');
    expect((await samepage('inquiry', 'list')).stdout).toContain('There is no inquiry yet');
  });

  it('changes role and sector of someone who is there, and rings for open sockets', async () => {
    await add('ana@example.org', 'participant', '--sector', 'Culture');
    const token = (await samepage('token', 'create', '--email', 'ana@example.org')).stdout.trim();
    expect((await add('ana@example.org', 'facilitator')).stdout).toBe(
      'Changed Ana <ana@example.org> in "Our inquiry": facilitator, Culture.\n',
    );
    const subject = await subjectFromApiToken(api.queryable, token);
    expect(subject).toMatchObject({ kind: 'person', memberships: [{ role: 'facilitator' }] });
    expect(rings.filter(({ about }) => about === 'access')).toHaveLength(2);
  });

  it('asks which inquiry when there are several', async () => {
    for (const title of ['One', 'Two'])
      await samepage('inquiry', 'create', '--title', title, '--question', 'What?');
    const { stdout, code } = await add('ana@example.org', 'artist');
    expect(code).toBe(2);
    expect(stdout).toContain('Say --inquiry with one of: one, two.');
    expect((await add('ana@example.org', 'artist', '--inquiry', 'three')).stdout).toContain(
      'Choose one of: one, two.',
    );
    expect((await add('ana@example.org', 'artist', '--inquiry', 'two')).stdout).toContain('in "Two"');
  });
});

it('makes inquiries and lists them, as a table and as JSON', async () => {
  const made = await samepage('inquiry', 'create', '--title', 'What is joy for?', '--question', 'Well?');
  expect(made.stdout).toContain('(what-is-joy-for)');
  const again = await samepage('inquiry', 'create', '--title', 'What is joy for?', '--question', 'Well?');
  expect(again).toMatchObject({ code: 1, stdout: expect.stringContaining('Choose another slug') });
  expect((await samepage('inquiry', 'list')).stdout).toMatch(
    /^SLUG +TITLE +PEOPLE +JOIN CODE\nwhat-is-joy-for /,
  );
  const { stdout } = await samepage('inquiry', 'list', '--json');
  expect(JSON.parse(stdout)).toEqual([
    {
      slug: 'what-is-joy-for',
      title: 'What is joy for?',
      people: 0,
      joinCode: expect.stringMatching(/^\w{6}$/),
    },
  ]);
});

it('prints a token and nothing else, and the token works', async () => {
  await add('ana@example.org', 'participant');
  const { stdout } = await samepage('token', 'create', '--email', 'ANA@example.org', '--label', 'script');
  expect(stdout).toMatch(/^samepage_[\w-]{43}\n$/);
  const response = await fetch(`${api.url}/api/me`, {
    headers: { authorization: `Bearer ${stdout.trim()}` },
  });
  expect(await response.json()).toMatchObject({ kind: 'person', email: 'ana@example.org' });
});

it('ends every session of a person', async () => {
  await add('ana@example.org', 'participant');
  const browser = await api.signIn('ana@example.org');
  expect((await browser.get('/api/me')).body).toMatchObject({ kind: 'person' });
  expect((await samepage('session', 'end', '--email', 'ana@example.org')).stdout).toBe('Ended 1 session.\n');
  expect((await browser.get('/api/me')).body).toMatchObject({ kind: 'stranger' });
});

describe('document check', () => {
  const fresh = async (): Promise<string> => {
    await add('ana@example.org', 'facilitator');
    const { rows } = await api.queryable.query<{ id: string }>('SELECT id FROM inquiry');
    const id = randomUUID();
    await create(api.queryable, { id, inquiryId: rows[0]?.id ?? '', kind: 'draft' });
    const doc = new Y.Doc();
    doc.getText('words').insert(0, 'Whose job is joy?');
    const entry = { bytes: Y.encodeStateAsUpdate(doc), client: doc.clientID, personId: null };
    await append(api.queryable, id, 1, [entry]);
    return id;
  };

  it('says that documents are sound', async () => {
    await fresh();
    expect(await samepage('document', 'check')).toEqual({ stdout: '1 document is sound.\n', code: 0 });
  });

  it('lists what is damaged, and what to do', async () => {
    const id = await fresh();
    await api.queryable.query(
      `UPDATE document_update SET bytes = set_byte(bytes, 3, get_byte(bytes, 3) # 1)`,
    );
    const { stdout } = await samepage('document', 'check', '--document', id);
    expect(stdout).toMatch(new RegExp(`${id} +update +1 +1`));
    expect(stdout).toContain('Restore these rows');
    expect(JSON.parse((await samepage('document', 'check', '--json')).stdout)).toEqual([
      { document: id, kind: 'update', first: 1, last: 1 },
    ]);
  });
});
