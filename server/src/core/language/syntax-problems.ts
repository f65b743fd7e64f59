/** Lists the errors that `yaml` reports for a block, by offset; reparses repaired texts to see which errors remain. */
import type { YAMLError } from 'yaml';
import { yamlIn } from '../yaml/yaml.ts';

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly at: number;
}

/** Maximum length of a block in which repairs are tried, in UTF-16 units: each try parses the block again. */
export const MAX_REPAIRED = 20_000;

/** Lists the errors of a parse. */
export const problemsOf = (errors: readonly YAMLError[]): Problem[] =>
  errors.map((e) => ({ code: e.code, message: e.message, at: e.pos[0] }));

/** Parses a repaired text and lists its errors; null if it is nested too deeply. */
export const parseProblems = (text: string): Problem[] | null => {
  const yaml = yamlIn(text);
  return yaml === null ? null : problemsOf([...yaml.errors]);
};

/** Counts the errors of a repaired text; infinite if it is nested too deeply. */
export const countProblems = (text: string): number =>
  parseProblems(text)?.length ?? Number.POSITIVE_INFINITY;

/** A key with its value on one line; groups: indentation and marks, the key, its colon with blanks. */
export const KEYED = /^([ \t]*(?:-[ \t]+)*(?:\{[ \t]*)?)([A-Za-z][\w-]*)([ \t]*:[ \t]+)(?=\S)/;

/**
 * Finds the start of the line that holds an offset. Stops at the first line break of either kind: separate searches
 * would scan a text without carriage returns back to its start.
 */
export function startOfLine(text: string, at: number): number {
  let start = at;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return start;
}

/** Finds the start of the line above the one that starts at `line`, whatever the line break. */
export const lineAbove = (text: string, line: number): number =>
  startOfLine(text, line - (text[line - 1] === '\n' && text[line - 2] === '\r' ? 2 : 1));
