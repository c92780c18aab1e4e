/** The process that is everyone hostile. */
import { SeededRandom } from '@samepage/testing';
import { assault } from '../../../collab-server/test/frames/assault';
import { obey } from './obey.mjs';
import { stepBack } from './step-back.mjs';

// Those who attack have machines of their own: here they must not take the processors from those they are measured by.
stepBack();

obey({
  assault: ({ url, cookies, counts, seed }) => assault(url, cookies, counts, new SeededRandom(seed)),
});
