import { expect } from '@playwright/test';

export type Choice = 'agree' | 'disagree' | 'pass';

/** Someone whose phone nobody looks at: the nth of their sector. */
export interface Voter {
  readonly sector: string;
  readonly nth: number;
}

/** Where somebody stands on each statement, by its id. */
export type Ballot = ReadonlyMap<string, Choice>;

interface Present extends Voter {
  readonly cookie: string;
}

/**
 * Many people at once, who come by the code and vote over HTTP alone. By plain requests: a browser context each would
 * take longer than all that is looked at.
 */
export class Crowd {
  private readonly people: Present[] = [];

  constructor(
    private readonly baseURL: string,
    private readonly code: string,
  ) {}

  /** So many more of each sector come in. */
  async join(sizes: Readonly<Record<string, number>>): Promise<void> {
    const { sectors, places } = (await (await fetch(`${this.baseURL}/api/join/${this.code}`)).json()) as {
      sectors: readonly { id: string; name: string }[];
      places: readonly { id: string; name: string }[];
    };
    await Promise.all(
      Object.entries(sizes).map(async ([sector, size]) => {
        const sectorId = sectors.find(({ name }) => name === sector)?.id;
        for (let nth = 0; nth < size; nth++) {
          const answer = await this.send('POST', `/api/join/${this.code}`, {
            name: `${sector} ${nth + 1}`,
            sectorId,
            // Of three the first is in the first place, the second in the second, and the third does not say.
            placeId: nth % 3 < 2 ? places[nth % 3]?.id : null,
          });
          const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
          this.people.push({ sector, nth, cookie: cookie.join('; ') });
        }
      }),
    );
  }

  /** All of those vote, each on all statements of their ballot. Answers with how many they are. */
  async vote(
    debateId: string,
    who: (voter: Voter) => boolean,
    ballotOf: (voter: Voter) => Ballot,
  ): Promise<number> {
    const voters = this.people.filter(who);
    await Promise.all(
      voters.map(async ({ cookie, ...voter }) => {
        for (const [statementId, choice] of ballotOf(voter)) {
          const answer = await this.send(
            'PUT',
            `/api/debates/${debateId}/statements/${statementId}/vote`,
            { choice },
            cookie,
          );
          expect(await answer.json()).toMatchObject({ outcome: 'counted' });
        }
      }),
    );
    return voters.length;
  }

  /** These say of an insight that it is them. */
  async knowThemselvesIn(insightId: string, who: (voter: Voter) => boolean): Promise<void> {
    await Promise.all(
      this.people
        .filter(who)
        .map(({ cookie }) => this.send('PUT', `/api/insights/${insightId}/answer`, { answer: 'us' }, cookie)),
    );
  }

  private async send(method: string, path: string, body: object, cookie = ''): Promise<Response> {
    const answer = await fetch(this.baseURL + path, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
