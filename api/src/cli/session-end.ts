import { accountOf } from './account';
import type { Command } from './command';

export const sessionEnd: Command = {
  says: 'Signs a person out everywhere. Their API tokens stay.',
  usage: '--email …',
  run: async ({ work, bell }, options) =>
    work.run(async (transaction) => {
      const { personId, authUserId } = await accountOf(transaction.queryable, options);
      const { rowCount } = await transaction.queryable.query(`DELETE FROM auth_session WHERE user_id = $1`, [
        authUserId,
      ]);
      transaction.afterCommit(() => bell.ring({ about: 'access', id: personId }));
      return `Ended ${rowCount ?? 0} ${rowCount === 1 ? 'session' : 'sessions'}.\n`;
    }),
};
