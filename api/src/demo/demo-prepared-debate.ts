import type { INestApplicationContext } from '@nestjs/common';
import { builtInTemplates } from '@samepage/debate';
import { uuidOf } from '../database/uuid-of';
import { CommandService } from '../debates/command.service';
import { DebateService } from '../debates/debate.service';
import { GatheringService } from '../gatherings/gathering.service';
import { asker, type Cast } from './cast';
import { findProvocation } from './demo-provocations';
import { demoGathering, demoPreparedDebate } from './script';

const hour = 60 * 60 * 1_000;
const day = 24 * hour;

/** Prepares a debate that a facilitator can open at once: its ids come out alike each time, so it is made once. */
export async function prepareDemoDebate(app: INestApplicationContext, cast: Cast): Promise<void> {
  const { title, provocation, motion } = demoPreparedDebate;
  const provocationId = (await findProvocation(app, cast, provocation)) ?? null;
  const id = uuidOf(`demo debate ${cast.inquiryId}`);
  await app
    .get(DebateService)
    .prepare(cast.inquiryId, { id, title, provocationId, gatheringId: await convene(app, cast) });
  const command = { type: 'plan', plan: { ...planOfTemplate(), motion } } as const;
  const sent = { id: uuidOf(`demo plan ${id}`), command, expectedVersion: 0 };
  const { outcome, because } = await app.get(CommandService).send(id, sent, asker(cast, 'facilitator'));
  if (outcome === 'refused') throw new Error(`The prepared demo debate refused its plan: ${because ?? ''}`);
}

/** A fortnight from when it was first made, at two. */
async function convene(app: INestApplicationContext, { inquiryId }: Cast): Promise<string> {
  const gatherings = app.get(GatheringService);
  const id = uuidOf(`demo gathering ${inquiryId}`);
  if ((await gatherings.list(inquiryId)).some((there) => there.id === id)) return id;
  const begins = new Date(Date.now() + 14 * day);
  begins.setUTCHours(14, 0, 0, 0);
  const ends = new Date(begins.getTime() + 2 * hour);
  const when = { startsAt: begins.toISOString(), endsAt: ends.toISOString() };
  await gatherings.keep(inquiryId, id, { ...demoGathering, ...when, from: 0 });
  return id;
}

function planOfTemplate() {
  const template = builtInTemplates.find(({ key }) => key === demoPreparedDebate.template);
  if (!template) throw new Error(`There is no template "${demoPreparedDebate.template}".`);
  let steps = 0;
  return template.plan(() => uuidOf(`demo step ${(steps += 1)}`));
}
