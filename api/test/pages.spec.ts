import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testApi, type TestApi } from './support';

let clientDir: string;
let api: TestApi;

beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'samepage-pages-'));
  await writeFile(join(clientDir, 'index.html'), '<title>Samepage</title>');
  await writeFile(join(clientDir, 'main-ABCD1234.js'), 'export {};');
  await writeFile(join(clientDir, 'manifest.json'), '{}');
  await writeFile(join(clientDir, '.secret'), 'no');
  api = await testApi({ clientDir });
});
afterAll(async () => {
  await api.close();
  await rm(clientDir, { recursive: true });
});

const see = async (path: string) => {
  const response = await api.stranger().send('GET', path, { headers: { accept: 'text/html' } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

it.each(['/', '/sign-in', '/editions/what-is-social-prescribing-for/1', '/dev/outbox'])(
  'opens %s as a page, looked for anew each time',
  async (path) => {
    const { status, text, headers } = await see(path);
    expect({ status, text }).toEqual({ status: 200, text: '<title>Samepage</title>' });
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  },
);

it('lets files that carry their hash be kept for ever, and others not', async () => {
  expect((await see('/main-ABCD1234.js')).headers.get('cache-control')).toContain('immutable');
  expect((await see('/manifest.json')).headers.get('cache-control')).toBe('no-cache');
});

it.each(['/chunk-GONE0000.js', '/..%2fpackage.json', '/api/nowhere', '/api', '/collab/x', '/socket.io/x'])(
  'gives no page for %s',
  async (path) => {
    const { status, text } = await see(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain('Samepage');
  },
);

it('never gives away a hidden file', async () => {
  expect(await see('/.secret')).toMatchObject({ status: 404, text: 'There is nothing here.' });
});
