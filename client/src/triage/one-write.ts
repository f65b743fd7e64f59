/** Writes what was decided on a board once: nothing is heard while a write is under way, nor after one. */
import type { Outcome } from './messages.ts';

export interface Writing {
  /** Writes; false where nothing was written, for whatever reason. */
  readonly write: (outcome: Outcome) => Promise<boolean>;
  /** All is written. */
  readonly done: () => void;
  /** Nothing is written, and everything is as it was; `why` where that was an error. */
  readonly kept: (why?: unknown) => void;
}

/** Returns what a page calls to write. */
export function oneWrite({ write, done, kept }: Writing): (outcome: Outcome) => Promise<void> {
  let state: 'open' | 'busy' | 'written' = 'open';
  return async (outcome) => {
    if (state !== 'open') return;
    state = 'busy';
    try {
      state = (await write(outcome)) ? 'written' : 'open';
    } catch (error) {
      state = 'open';
      kept(error);
      return;
    }
    if (state === 'written') done();
    else kept();
  };
}
