import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  openAsBlob,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Databases already made, kept between test files and runs: making one costs seconds, opening a copy one. */
const shelf = join(tmpdir(), `samepage-test-databases-${userInfo().uid}`);

/** A name for what the database is made from: any change to a file in `sources`, or a folder of them, makes another. */
export function snapshotKey(version: string, sources: readonly string[]): string {
  const hash = createHash('sha256').update(version);
  for (const source of sources)
    for (const file of filesIn(source)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 32);
}

export async function takeSnapshot(key: string): Promise<Blob | undefined> {
  const path = join(shelf, key);
  return existsSync(path) && lstatSync(shelf).uid === userInfo().uid ? openAsBlob(path) : undefined;
}

/** Written beside its place and moved there: several jest workers may make the same one at once. */
export async function keepSnapshot(key: string, snapshot: Blob): Promise<void> {
  mkdirSync(shelf, { recursive: true, mode: 0o700 });
  const draft = join(shelf, `${key}.${process.pid}.${crypto.randomUUID()}`);
  writeFileSync(draft, Buffer.from(await snapshot.arrayBuffer()), { mode: 0o600 });
  renameSync(draft, join(shelf, key));
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
