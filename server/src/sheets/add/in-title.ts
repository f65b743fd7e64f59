/** Defines what is read from a title. */
import type { Span } from '../../core/text/lines.ts';
import type { Value } from '../../edits/values/value.ts';

/** A value of a key, and the words of the title that state it. */
export interface Taken {
  readonly key: string;
  readonly value: Value;
  readonly span: Span;
}
/** Words that are too uncertain to be written. The reason continues a sentence. */
export interface Unsure {
  readonly span: Span;
  readonly why: string;
}
export interface InTitle {
  readonly taken: readonly Taken[];
  readonly unsure: readonly Unsure[];
}
export const nothing: InTitle = { taken: [], unsure: [] };

/** Returns the span of a match. */
export const spanOf = (match: RegExpMatchArray): Span => {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
};
