import { StreamableFile } from '@nestjs/common';
import { slugOf } from '../../inquiries/slug';

/** What each kind of file is sent as. */
export const mediaTypes = {
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Text to be kept as a file. */
export interface TextFile {
  readonly text: string;
  /** What the file is about; its name is made of this, and of nothing but letters, digits and hyphens. */
  readonly title: string;
  readonly what: string;
  readonly ending: keyof typeof mediaTypes;
}

/** Sends a text as a file to keep: never shown by the browser as a page of ours, whatever people wrote into it. */
export function offered({ text, title, what, ending }: TextFile): StreamableFile {
  const bytes = Buffer.from(text, 'utf8');
  return new StreamableFile(bytes, {
    type: mediaTypes[ending],
    disposition: `attachment; filename="${slugOf(title)}-${what}.${ending}"`,
    length: bytes.length,
  });
}
