import { demoOutbox } from '../../../api/functions';
import { FakeApi } from '../../../shared/testing/fake-api';
import { openPage } from '../../../shared/testing/page';
import { OutboxPage } from './outbox.page';

const mail = (id: string, at: string, text: string) => ({
  id,
  to: `${id}@example.org`,
  subject: 'Your code',
  text,
  at,
});

describe('the outbox of a demonstration', () => {
  it('shows the newest first, the code large', async () => {
    const api = new FakeApi().answer(demoOutbox, [
      mail('early', '2026-11-22T10:00:00Z', 'Your code is 111 222'),
      mail('late', '2026-11-22T11:00:00Z', 'Your code is 333444'),
    ]);
    const { element } = await openPage(OutboxPage, { api });
    const codes = [...element.querySelectorAll('.code')].map(({ textContent }) => textContent);
    expect(codes).toEqual(['333444', '111 222']);
  });

  it('says what to do while it is empty, and looks again', async () => {
    const api = new FakeApi().answer(demoOutbox, []);
    const { text, press } = await openPage(OutboxPage, { api });
    expect(text()).toContain('No mail yet');
    api.answer(demoOutbox, [mail('new', '2026-11-22T11:00:00Z', 'No digits')]);
    await press('Look again');
    expect(text()).toContain('new@example.org');
  });
});
