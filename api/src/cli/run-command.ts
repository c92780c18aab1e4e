import { Failure } from '@samepage/contracts';
import type { ControlAnswer } from '@samepage/platform';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type Command, type CommandGround, type Options, UsageError } from './command';
import { documentCheck } from './document-check';
import { inquiryCreate, inquiryList } from './inquiry-commands';
import { personAdd } from './person-add';
import { sessionEnd } from './session-end';
import { tokenCreate } from './token-create';

const commands: Readonly<Record<string, Command>> = {
  'person add': personAdd,
  'token create': tokenCreate,
  'inquiry list': inquiryList,
  'inquiry create': inquiryCreate,
  'session end': sessionEnd,
  'document check': documentCheck,
};

/** A command that was understood, waiting for the ground to work on. */
export type Understood = (ground: CommandGround) => Promise<ControlAnswer>;

/** Reads a command line. What needs no ground (help, and what cannot be understood) is answered at once. */
export function understand(argv: readonly string[]): Understood | ControlAnswer {
  const [noun = 'help', verb = '', ...rest] = argv;
  if (['help', '--help', '-h'].includes(noun) || argv.includes('--help')) return { stdout: help(), code: 0 };
  const name = `${noun} ${verb}`;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return { stdout: `There is no command "${name.trim()}".\n\n${help()}`, code: 2 };
  try {
    const options = read(command, rest);
    return (ground) => run(name, command, ground, options);
  } catch (error) {
    return usageAnswer(name, command, error);
  }
}

/** Reads a command line and does what it says. Never throws for what was typed, or for what the house refuses. */
export async function runCommand(ground: CommandGround, argv: readonly string[]): Promise<ControlAnswer> {
  const understood = understand(argv);
  return typeof understood === 'function' ? understood(ground) : understood;
}

async function run(
  name: string,
  command: Command,
  ground: CommandGround,
  options: Options,
): Promise<ControlAnswer> {
  try {
    return { stdout: await command.run(ground, options), code: 0 };
  } catch (error) {
    if (error instanceof Failure) return { stdout: `${error.detail}\n`, code: 1 };
    if (error instanceof UsageError) return usageAnswer(name, command, error);
    throw error;
  }
}

function usageAnswer(name: string, { usage }: Command, error: unknown): ControlAnswer {
  const message = error instanceof Error ? error.message : String(error);
  return { stdout: `${message}\nUsage: npm run samepage -- ${name} ${usage}\n`, code: 2 };
}

/** Options that stand in the usage with a value take text; the others are flags. */
function read({ usage }: Command, args: string[]): Options {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [, name = '', value] of usage.matchAll(/--([a-z]+)( …)?/g))
    options[name] = { type: value ? 'string' : 'boolean' };
  return parseArgs({ args, options, strict: true, allowPositionals: false }).values as Options;
}

function help(): string {
  const lines = Object.entries(commands).map(
    ([name, { usage, says }]) => `  ${name} ${usage}`.trimEnd() + `\n      ${says}`,
  );
  return `npm run samepage -- <command>\n\n${lines.join('\n')}\n`;
}
