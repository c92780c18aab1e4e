import type { INestApplicationContext } from '@nestjs/common';
import { builtInTemplates } from '@samepage/debate';
import { uuidOf } from '../database/uuid-of';
import { CommandService } from '../debates/command.service';
import { DebateService } from '../debates/debate.service';
import { asker, type Cast } from './cast';
import { findProvocation } from './demo-provocations';
import { demoPreparedDebate } from './script';

/** Prepares a debate that a facilitator can open at once: its ids come out alike each time, so it is made once. */
export async function prepareDemoDebate(app: INestApplicationContext, cast: Cast): Promise<void> {
  const { title, provocation, motion } = demoPreparedDebate;
  const provocationId = (await findProvocation(app, cast, provocation)) ?? null;
  const id = uuidOf(`demo debate ${cast.inquiryId}`);
  await app.get(DebateService).prepare(cast.inquiryId, { id, title, provocationId });
  const command = { type: 'plan', plan: { ...planOfTemplate(), motion } } as const;
  const sent = { id: uuidOf(`demo plan ${id}`), command, expectedVersion: 0 };
  const { outcome, because } = await app.get(CommandService).send(id, sent, asker(cast, 'facilitator'));
  if (outcome === 'refused') throw new Error(`The prepared demo debate refused its plan: ${because ?? ''}`);
}

function planOfTemplate() {
  const template = builtInTemplates.find(({ key }) => key === demoPreparedDebate.template);
  if (!template) throw new Error(`There is no template "${demoPreparedDebate.template}".`);
  let steps = 0;
  return template.plan(() => uuidOf(`demo step ${(steps += 1)}`));
}
