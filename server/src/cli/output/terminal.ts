/** Writing for people at a terminal and for programs in a pipe. */
import pc from 'picocolors';
import { plainText } from '../../core/text/plain-text.ts';

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Colours, or the text as it is where the output is no terminal or `NO_COLOR` is set. */
  readonly paint: ReturnType<typeof pc.createColors>;
  /** Columns; 80 where the output is no terminal. */
  readonly width: number;
}

/** The process's own streams. */
export function processTerminal(): Terminal {
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    paint: pc.createColors(colour || (Boolean(process.env['FORCE_COLOR']) && !process.env['NO_COLOR'])),
    width: process.stdout.columns ?? 80,
  };
}

/** Text from a file for a terminal: control characters would move the cursor or worse, so they are shown as signs. */
export const plain = (text: string): string => plainText(text);

/** Something a person can put right: said in one line, exit 2. */
export class UsageError extends Error {}
