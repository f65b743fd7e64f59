/** What was read in a title. */
import type { Span } from '../../core/text/lines.ts';
import type { Value } from '../../edits/values/value.ts';

/** A value of a key of an item, and the words of the title that say it. */
export interface Taken {
  readonly key: string;
  readonly value: Value;
  readonly span: Span;
}
/** Words that say something which is not sure enough to be written; why, as the end of a sentence. */
export interface Unsure {
  readonly span: Span;
  readonly why: string;
}
export interface InTitle {
  readonly taken: readonly Taken[];
  readonly unsure: readonly Unsure[];
}
export const nothing: InTitle = { taken: [], unsure: [] };

/** Where a match stands. */
export const spanOf = (match: RegExpMatchArray): Span => {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
};
