import { acknowledgement } from './acknowledgement.mjs';
import { carets } from './carets.mjs';
import { coldLoad } from './cold-load.mjs';
import { manyDocuments } from './many-documents.mjs';
import { returning } from './returning.mjs';
import { saturation } from './saturation.mjs';
import { typing } from './typing.mjs';

/** In the order of their letters. */
export const scenarios = [typing, saturation, manyDocuments, coldLoad, carets, acknowledgement, returning];
