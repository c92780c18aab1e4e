import { expect, request, type APIRequestContext } from '@playwright/test';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../../..');

/** A command of the installation that the journeys run on. */
export async function samepage(...words: readonly string[]): Promise<void> {
  const { E2E_DATABASE_URL: url, E2E_DATA_DIR: dataDir } = process.env;
  const env = { ...process.env, DATA_DIR: dataDir, ...(url && { DATABASE_URL: url }) };
  await promisify(execFile)(process.execPath, ['dist/api/cli.js', ...words], { cwd: root, env });
}

type Stand = 'for' | 'against' | 'unsure';
export type Moment = 'opening' | 'closing';

/** People whose phones are not looked at: they come by the code and say where they stand, over HTTP alone. */
export class Room {
  private readonly people: { readonly line: APIRequestContext; readonly stands: Record<Moment, Stand> }[] =
    [];

  constructor(
    private readonly baseURL: string,
    private readonly code: string,
  ) {}

  async join(name: string, sector: string, opening: Stand, closing: Stand): Promise<void> {
    const line = await request.newContext({ baseURL: this.baseURL });
    const { sectors } = (await (await line.get(`/api/join/${this.code}`)).json()) as {
      sectors: { id: string; name: string }[];
    };
    const sectorId = sectors.find((each) => each.name === sector)?.id;
    await expect(await line.post(`/api/join/${this.code}`, { data: { name, sectorId } })).toBeOK();
    this.people.push({ line, stands: { opening, closing } });
  }

  async stand(debateId: string, moment: Moment): Promise<void> {
    const address = `/api/debates/${debateId}/stands/${moment}`;
    for (const { line, stands } of this.people) {
      const answer = await line.put(address, { data: { choice: stands[moment], moved: null } });
      expect(await answer.json()).toMatchObject({ outcome: 'counted' });
    }
  }

  async leave(): Promise<void> {
    await Promise.all(this.people.map(({ line }) => line.dispose()));
  }
}
