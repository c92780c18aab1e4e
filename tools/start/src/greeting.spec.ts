import { readSettings } from '@samepage/platform';
import { demoPeople, greeting } from './greeting';

it('says where it is and how to sign in as the demo people', () => {
  const people = [
    { email: 'ada@demo.example', name: 'Ada', role: 'artist' as const, sector: 'culture' },
    { email: 'benedict@demo.example', name: 'Ben', role: 'participant' as const, sector: 'health' },
  ];
  const text = greeting(readSettings({ PORT: '4000', DATA_DIR: '/kept' }), people);
  expect(text).toContain('Samepage is open at http://localhost:4000\n');
  expect(text).toContain('http://localhost:4000/dev/outbox\n');
  expect(text).toContain('    ada@demo.example       Ada, artist (culture)\n');
  expect(text).toContain('Everything is kept in /kept\n');
});

it('says how the first person is made where there is no demo', () => {
  const text = greeting(readSettings({ DEMO: '0' }), []);
  expect(text).toContain('npm run samepage -- person add');
  expect(text).toContain('/dev/outbox');
});

it('speaks of no outbox where mail is sent', () => {
  const env = { HOST: '0.0.0.0', PUBLIC_URL: 'https://a.example', SMTP_URL: 'smtp://m.example' };
  const text = greeting(readSettings({ ...env, DATABASE_URL: 'postgres://db/x' }), []);
  expect(text).not.toContain('outbox');
  expect(text).not.toContain('Everything is kept');
});

it('asks for no demo people where there is no demo', async () => {
  expect(await demoPeople(readSettings({ DEMO: '0' }))).toEqual([]);
});
