/** Shows the progress of long work on a terminal: one line on standard error, removed at the end. */
import { plain } from './terminal.ts';

export interface Progress {
  /** Sets the text. Shows nothing for short work, unless `sure` says that the next step is long. */
  readonly show: (words: string, sure?: boolean) => void;
  /** Removes the line. */
  readonly end: () => void;
}

/** Delay in ms before anything is shown. */
const PATIENCE_MS = 400;
/** Interval between updates of the line, in ms. */
const PAUSE_MS = 80;

/** Where the line is written: standard error, or a substitute in tests. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/**
 * Creates a progress line.
 * @param now monotonic clock in ms
 */
export function progressOn(
  screen: Screen = process.stderr,
  env: NodeJS.ProcessEnv = process.env,
  now: () => number = () => performance.now(),
): Progress {
  if (screen.isTTY !== true || env['TERM'] === 'dumb') return { show: () => {}, end: () => {} };
  const started = now();
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    show: (words, sure = false) => {
      const at = now();
      if (!sure && (at - started < PATIENCE_MS || at - last < PAUSE_MS)) return;
      last = at;
      shown = true;
      screen.write(`\r\u001b[2K${plain(words).slice(0, (screen.columns ?? 80) - 1)}`);
    },
    end: () => {
      if (shown) screen.write('\r\u001b[2K');
      shown = false;
      last = Number.NEGATIVE_INFINITY;
    },
  };
}
