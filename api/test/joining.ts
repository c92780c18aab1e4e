import type { Me } from '@samepage/contracts';
import type { Agent, TestInquiry } from './support';

/** Joins an inquiry, or whatever else a code of it opens, with a name and a sector. */
export async function join(
  inquiry: TestInquiry,
  browser: Agent,
  name = 'Robin',
  sector = 'Culture',
  code = inquiry.joinCode,
): Promise<Me> {
  const { status, body } = await browser.post<Me>(`/api/join/${code}`, {
    name,
    sectorId: inquiry.sector(sector).id,
  });
  expect(status).toBe(200);
  return body;
}
