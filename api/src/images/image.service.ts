import { Inject, Injectable } from '@nestjs/common';
import { Failure, type AddedImage } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import sharp, { type OutputInfo } from 'sharp';
import type { z } from 'zod';
import { QUERYABLE } from '../database/queryable';
import { keepBlob, readBlob } from './blobs';

/** The longest side we keep, in pixels: sharp on a large phone and in print at postcard size. */
const longestSide = 2000;
/** More pixels than any camera we expect; a picture that claims more is refused before it is unpacked. */
const maxPixels = 100_000_000;
/** Seconds that reading one picture may take. */
const patience = 30;
/** By content, whatever the file is called. SVG is not among them: it is a program as much as a picture. */
const accepted = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif']);

sharp.cache(false);
sharp.concurrency(1);

/** Pictures: read, turned upright, made smaller and written anew, so that nothing of the file but its pixels is kept. */
@Injectable()
export class ImageService {
  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  async add(bytes: Buffer | undefined): Promise<z.infer<typeof AddedImage>> {
    if (!bytes?.length) throw new Failure('image_unreadable', 'Choose a picture to send.');
    const { data, info } = await encode(bytes);
    const hash = await keepBlob(this.queryable, {
      bytes: data,
      mediaType: 'image/webp',
      width: info.width,
      height: info.height,
    });
    return { hash, width: info.width, height: info.height };
  }

  async see(hash: string): Promise<{ bytes: Buffer; mediaType: string }> {
    const blob = await readBlob(this.queryable, hash);
    if (!blob?.mediaType.startsWith('image/')) throw new Failure('not_found', 'There is no such picture.');
    return blob;
  }
}

/** Runs on sharp's own threads, off the event loop. */
async function encode(bytes: Buffer): Promise<{ data: Buffer; info: OutputInfo }> {
  try {
    const image = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' });
    const { format } = await image.metadata();
    if (!accepted.has(format)) throw new Error(`unaccepted format ${format}`);
    return await image
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: patience })
      .toBuffer({ resolveWithObject: true });
  } catch {
    throw new Failure(
      'image_unreadable',
      'We could not read that picture. Send it as a JPEG, PNG or WebP file of at most 100 megapixels.',
    );
  }
}
