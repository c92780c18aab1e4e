/** The process that is everyone hostile. */
import { SeededRandom } from '@samepage/testing';
import { assault } from '../../../collab-server/test/frames/assault';
import { obey } from './obey.mjs';

obey({
  assault: ({ url, cookies, counts, seed }) => assault(url, cookies, counts, new SeededRandom(seed)),
});
