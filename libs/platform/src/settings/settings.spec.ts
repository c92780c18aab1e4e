import { resolve } from 'node:path';
import { readSettings, SettingsError } from './settings';

/** The sentence readSettings refuses with. */
function refusal(env: Parameters<typeof readSettings>[0]): string {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error('readSettings accepted what it should refuse');
}

const mail = { SMTP_URL: 'smtp://mail.example' };

describe('settings nobody set', () => {
  it('are the embedded default with its demo, on this machine only', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      databaseUrl: undefined,
      redisUrl: undefined,
      publicUrl: 'http://localhost:3000',
      publicOrigins: ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'],
      smtpUrl: undefined,
      mailFrom: 'Samepage <no-reply@localhost>',
      demo: true,
      logLevel: 'warn',
      shape: 'embedded',
      loopback: true,
      demoConveniences: true,
    });
  });

  it('count an empty or blank variable as unset', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toEqual(readSettings({}));
  });

  it('follow PORT in the public address', () => {
    expect(readSettings({ PORT: '4000' }).publicUrl).toBe('http://localhost:4000');
  });
});

describe('a wrong setting is refused in one sentence that names it', () => {
  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 1 to 65535; it is "abc".'],
    [{ PORT: '0' }, 'PORT must be a whole number from 1 to 65535; it is "0".'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 1 to 65535; it is "65536".'],
    [{ PORT: '3e3' }, 'PORT must be a whole number from 1 to 65535; it is "3e3".'],
    [{ HOST: 'http://x' }, 'HOST must be a host name or an IP address; it is "http://x".'],
    [
      { PUBLIC_URL: 'https://a.example/b' },
      'PUBLIC_URL must be an address like https://samepage.example, with nothing after the host; it is "https://a.example/b".',
    ],
    [{ DEMO: 'yes' }, 'DEMO must be 0 or 1; it is "yes".'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL must be one of silent, fatal, error, warn, info, debug, trace; it is "loud".',
    ],
    [
      { MAIL_FROM: 'nobody' },
      'MAIL_FROM must be an e-mail address, with or without a name before it; it is "nobody".',
    ],
  ])('%j', (env, sentence) => {
    expect(refusal(env)).toBe(sentence);
  });

  it.each([
    ['DATABASE_URL', 'mysql://me:hunter2@db/x'],
    ['REDIS_URL', 'http://me:hunter2@redis'],
    ['SMTP_URL', 'me:hunter2@mail'],
  ])('%s without repeating what may hold a password', (name, value) => {
    expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name} must be an address like [^"]+\\.$`));
    expect(refusal({ [name]: value })).not.toContain('hunter2');
  });
});

describe('a house other machines can enter', () => {
  it.each([
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '192.168.1.5' },
    { PUBLIC_URL: 'https://a.example' },
  ])('must be able to send mail: %j', (env) => {
    expect(refusal(env)).toMatch(
      /^SMTP_URL must be set because (HOST|PUBLIC_URL) \(.+\) lets other machines in/,
    );
  });

  it('has no demo, no outbox page and one origin', () => {
    const settings = readSettings({ HOST: '0.0.0.0', PUBLIC_URL: 'https://a.example/', ...mail });
    expect(settings).toMatchObject({ loopback: false, demo: false, demoConveniences: false });
    expect(settings.publicOrigins).toEqual(['https://a.example']);
    expect(settings.mailFrom).toBe('Samepage <no-reply@a.example>');
  });

  it('refuses to be asked for the demo', () => {
    expect(refusal({ HOST: '0.0.0.0', DEMO: '1', ...mail })).toBe(
      'DEMO must be 0 because HOST (0.0.0.0) lets other machines in.',
    );
  });

  it.each(['localhost', '127.0.0.1', '127.8.9.1', '::1'])('is not one on %s', (HOST) => {
    expect(readSettings({ HOST }).loopback).toBe(true);
  });
});

describe('an outside database', () => {
  const outside = { DATABASE_URL: 'postgres://localhost/samepage' };

  it('has no demo and no outbox page', () => {
    expect(readSettings(outside)).toMatchObject({ shape: 'outside', demo: false, demoConveniences: false });
  });

  it('has both on this machine when DEMO=1 asks for them', () => {
    expect(readSettings({ ...outside, DEMO: '1' })).toMatchObject({ demo: true, demoConveniences: true });
  });
});

it('shows no outbox page where mail is really sent, or the demo is off with an outside database', () => {
  expect(readSettings(mail).demoConveniences).toBe(false);
  expect(readSettings({ DEMO: '0' })).toMatchObject({ demo: false, demoConveniences: true });
});
