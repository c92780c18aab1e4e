/** The process that is everyone hostile. */
import { setPriority } from 'node:os';
import { SeededRandom } from '@samepage/testing';
import { assault } from '../../../collab-server/test/frames/assault';
import { obey } from './obey.mjs';

// Those who attack have machines of their own: here they must not take the processors from those they are measured by.
setPriority(19);

obey({
  assault: ({ url, cookies, counts, seed }) => assault(url, cookies, counts, new SeededRandom(seed)),
});
