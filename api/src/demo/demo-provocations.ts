import type { INestApplicationContext } from '@nestjs/common';
import { ImageService } from '../images/image.service';
import { ProvocationService } from '../provocations/provocation.service';
import { ResponseService } from '../provocations/response.service';
import { asker, type Cast } from './cast';
import { chairPicture } from './chair';
import { demoProvocations, type DemoProvocation } from './script';

/** Posts the provocations that are not there yet, and what came back to them. The first in the script is the newest. */
export async function addDemoProvocations(app: INestApplicationContext, cast: Cast): Promise<void> {
  for (const provocation of demoProvocations.toReversed()) {
    const id = (await findProvocation(app, cast, provocation.title)) ?? (await post(app, cast, provocation));
    await respond(app, cast, id, provocation);
  }
}

/** The id of a demo provocation by its title, once it has been posted. */
export async function findProvocation(
  app: INestApplicationContext,
  { inquiryId }: Cast,
  title: string,
): Promise<string | undefined> {
  const posted = await app.get(ProvocationService).list(inquiryId);
  return posted.find((each) => each.title === title)?.id;
}

async function post(app: INestApplicationContext, cast: Cast, provocation: DemoProvocation): Promise<string> {
  const { title, words, alt } = provocation;
  const image =
    alt === undefined ? null : { alt, ...(await app.get(ImageService).add(await chairPicture())) };
  const posted = await app.get(ProvocationService).post(asker(cast, 'artist'), {
    ...{ title, words, image },
    contentNote: null,
  });
  return posted.id;
}

async function respond(
  app: INestApplicationContext,
  cast: Cast,
  provocationId: string,
  { responses }: DemoProvocation,
): Promise<void> {
  const service = app.get(ResponseService);
  const there = new Set(
    (await service.list(provocationId, asker(cast, 'artist'))).map((response) => response.words),
  );
  for (const { by, words } of responses)
    if (!there.has(words)) await service.add(provocationId, { words }, asker(cast, by));
}
