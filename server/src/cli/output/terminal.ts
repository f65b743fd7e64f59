/** Writes output for people at a terminal and for programs in a pipe. */
import pc from 'picocolors';
import { plainText } from '../../core/text/plain-text.ts';

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Applies colours; returns text unchanged if the output is no terminal or `NO_COLOR` is set. */
  readonly paint: ReturnType<typeof pc.createColors>;
  /** Width in columns; 80 if the output is no terminal. */
  readonly width: number;
}

/** Returns the process's own streams. */
export function processTerminal(): Terminal {
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    paint: pc.createColors(colour || (Boolean(process.env['FORCE_COLOR']) && !process.env['NO_COLOR'])),
    width: process.stdout.columns ?? 80,
  };
}

/**
 * Makes text from a file safe to print: replaces control characters, which could move the cursor or worse, with visible
 * symbols.
 */
export const plain = (text: string): string => plainText(text);

/** An error that the user can fix: printed as one line, exit code 2. */
export class UsageError extends Error {}
