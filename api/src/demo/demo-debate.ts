import type { INestApplicationContext } from '@nestjs/common';
import type { Choice, DebateCommand } from '@samepage/contracts';
import { uuidOf } from '../database/uuid-of';
import { CommandService } from '../debates/command.service';
import { DebateService } from '../debates/debate.service';
import { HarvestService } from '../debates/harvest.service';
import { VoteService } from '../debates/vote.service';
import { asker, type Cast } from './cast';
import { findProvocation } from './demo-provocations';
import { demoDebate, demoVoters, type DemoStatement } from './script';

const choices: Partial<Record<string, Choice>> = { a: 'agree', d: 'disagree', p: 'pass' };

/**
 * Holds the demo debate from lobby to harvest, as a facilitator and a room would. Every command has an id of its own
 * that is the same each time, so that what was done before is not done again.
 */
export async function holdDemoDebate(app: INestApplicationContext, cast: Cast): Promise<void> {
  const debateId = await prepare(app, cast);
  await send(app, cast, debateId, 'facilitator', { type: 'open' });
  for (const { by, text } of demoDebate.statements)
    await send(app, cast, debateId, by, { type: 'add-statement', text });
  const ids = await statementIds(app, cast, debateId);
  for (const statement of demoDebate.statements) await vote(app, cast, debateId, ids, statement);
  await send(app, cast, debateId, 'facilitator', { type: 'close' });
  await app.get(HarvestService).harvest(
    debateId,
    {
      id: uuidOf('demo harvest'),
      statementIds: demoDebate.statements.filter(({ harvested }) => harvested).map(({ text }) => ids(text)),
      draft: { title: demoDebate.draft },
    },
    asker(cast, 'facilitator'),
  );
}

async function prepare(app: INestApplicationContext, cast: Cast): Promise<string> {
  const debates = app.get(DebateService);
  const { title, provocation } = demoDebate;
  const there = (await debates.list(cast.inquiryId)).find((debate) => debate.title === title);
  if (there) return there.id;
  const provocationId = (await findProvocation(app, cast, provocation)) ?? null;
  return (await debates.prepare(cast.inquiryId, { title, provocationId, gatheringId: null })).id;
}

async function send(
  app: INestApplicationContext,
  cast: Cast,
  debateId: string,
  by: string,
  command: DebateCommand,
): Promise<void> {
  const id = uuidOf(`demo ${JSON.stringify(command)}`);
  const { outcome, because } = await app.get(CommandService).send(debateId, { id, command }, asker(cast, by));
  if (outcome === 'refused') throw new Error(`The demo debate refused "${command.type}": ${because ?? ''}`);
}

/** From a statement's text to its id. */
async function statementIds(
  app: INestApplicationContext,
  cast: Cast,
  debateId: string,
): Promise<(text: string) => string> {
  const { state } = await app.get(DebateService).snapshot(debateId, asker(cast, 'facilitator'));
  return (text) => state.statements.find((statement) => statement.text === text)?.id ?? '';
}

/** Votes come again unchanged; once the debate is closed they are refused, and were counted before. */
async function vote(
  app: INestApplicationContext,
  cast: Cast,
  debateId: string,
  ids: (text: string) => string,
  { text, votes }: DemoStatement,
): Promise<void> {
  for (const [at, voter] of demoVoters.entries()) {
    const choice = choices[votes[at] ?? ''];
    if (!choice) continue;
    await app.get(VoteService).cast({ debateId, statementId: ids(text), choice }, asker(cast, voter));
  }
}
