import { DemoPeople } from '@samepage/contracts';
import type { Settings } from '@samepage/platform';

/** What whoever started it wants to know: where it is, and how to get in. */
export function greeting(settings: Settings, people: DemoPeople): string {
  const lines = ['', `  Samepage is open at ${settings.publicUrl}`, ''];
  if (people.length > 0) lines.push(...demo(settings, people));
  else if (settings.demoConveniences)
    lines.push(
      `  People sign in with a code. No mail is sent: the codes appear at ${settings.publicUrl}/dev/outbox`,
      ...firstPerson,
    );
  else lines.push('  People sign in with a code that is sent to their e-mail address.', ...firstPerson);
  lines.push('');
  if (settings.shape === 'embedded') lines.push(`  Everything is kept in ${settings.dataDir}`);
  lines.push('  Ctrl-C stops it; nothing is lost.', '');
  return lines.join('\n');
}

const firstPerson = [
  '  The first commissioner is made with',
  '    npm run samepage -- person add --email you@example.org --name "Your Name" --role commissioner',
];

function demo({ publicUrl }: Settings, people: DemoPeople): string[] {
  const longest = Math.max(...people.map(({ email }) => email.length));
  return [
    '  Sign in as one of the demo people. No mail is sent: the six-digit code appears at',
    `  ${publicUrl}/dev/outbox`,
    '',
    ...people.map(
      ({ email, name, role, sector }) => `    ${email.padEnd(longest)}  ${name}, ${role} (${sector})`,
    ),
  ];
}

/** The demo people, asked of the running application; none where it has none to tell of. */
export async function demoPeople(settings: Settings): Promise<DemoPeople> {
  if (!settings.demo || !settings.demoConveniences) return [];
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const response = await fetch(`http://${host}:${settings.port}/api/dev/people`);
  return response.ok ? DemoPeople.parse(await response.json()) : [];
}
