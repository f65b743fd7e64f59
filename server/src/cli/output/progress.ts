/** How far long work is, for a person at a terminal: one line on standard error that goes away again. */
import { plain } from './terminal.ts';

export interface Progress {
  /** Says what is being done. Nothing is shown of what is over soon, unless it is `sure` that what comes now is not. */
  readonly show: (words: string, sure?: boolean) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** What is shorter than this is over before anybody wonders. */
const PATIENCE_MS = 400;
/** Between two looks of the line. */
const PAUSE_MS = 80;

/** Where it is written: standard error, or what a test puts in its place. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** @param now milliseconds that go on evenly */
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
