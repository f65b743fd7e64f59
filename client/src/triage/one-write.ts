/** Writes a board's decisions at most once: ignores requests during a write and after a successful one. */
import type { Outcome } from './board.ts';

export interface Writing {
  /** Writes the decisions; resolves with false if nothing was written, for whatever reason. */
  readonly write: (outcome: Outcome) => Promise<boolean>;
  /** Called after a successful write. */
  readonly done: () => void;
  /** Called if nothing was written; `why` is the error, if there was one. */
  readonly kept: (why?: unknown) => void;
}

/** Returns the function that handles the page's write requests. */
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
