import { base } from './template/base.ts';
import { colophon } from './template/colophon.ts';
import { cover } from './template/cover.ts';
import { pages } from './template/pages.ts';

/**
 * The edition as one Typst source. Its parts are ours; nothing anyone wrote is ever joined to them.
 *
 * The thread is drawn: on the cover it winds through the marks of every voice, runs down the left margin of each
 * page, sends a branch to each voice under a clause, and ends in a knot where the colophon says how to follow it.
 */
export const editionTemplate = [base, cover, pages, colophon].join('\n');
