import type * as Y from 'yjs';
import { encodeAdditions } from '../../src/encode';
import { examine } from '../../src/gate/examine';
import { Outline } from '../../src/outline/outline';

export type Verdict =
  | { readonly verdict: 'known' | 'missing' | 'refused' }
  /** What would be committed; `settle` takes it as committed. */
  | {
      readonly verdict: 'new';
      /** The client ids it writes by. */
      readonly writers: readonly number[];
      readonly update: Uint8Array;
      readonly settle: () => void;
    };

/** The gate of one document as tests ask it: the one place to change when its entry changes. */
export class Gate {
  private readonly outline = new Outline();

  ask(_: Y.Doc, update: Uint8Array): Verdict {
    const found = examine(this.outline, update);
    if (found.verdict !== 'new') return found;
    const { addition } = found;
    return {
      verdict: 'new',
      writers: addition.writers,
      update: encodeAdditions([addition]),
      settle: () => addition.outline.settle(),
    };
  }
}
