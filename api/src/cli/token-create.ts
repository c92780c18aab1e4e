import { limits, line } from '@samepage/contracts';
import { makeApiToken } from '../people/api-token.service';
import { accountOf } from './account';
import { checked, type Command, optional } from './command';

/** The token is all that is printed, so that a script can take it as it is. It is shown this once. */
export const tokenCreate: Command = {
  says: 'Makes an API token for a person, and prints it. It is shown this once.',
  usage: '--email … [--label …]',
  run: async ({ queryable }, options) => {
    const { personId } = await accountOf(queryable, options);
    const label = checked('label', optional(options, 'label') ?? 'command line', line(limits.name));
    const { token } = await makeApiToken(queryable, personId, label);
    return `${token}\n`;
  },
};
