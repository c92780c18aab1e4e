import { email as emailSchema } from '@samepage/contracts';
import type { Queryable } from '@samepage/platform';
import { checked, type Options, required, UsageError } from './command';

export interface Account {
  personId: string;
  authUserId: string;
}

/** The person whose `--email` this is; throws UsageError when nobody's. */
export async function accountOf(queryable: Queryable, options: Options): Promise<Account> {
  const email = checked('email', required(options, 'email'), emailSchema);
  const { rows } = await queryable.query<Account>(
    `SELECT p.id AS "personId", a.id AS "authUserId"
     FROM auth_user a JOIN person p ON p.auth_user_id = a.id WHERE a.email = $1`,
    [email],
  );
  const [account] = rows;
  if (!account) throw new UsageError(`There is nobody with the e-mail address ${email}. Add them first.`);
  return account;
}
