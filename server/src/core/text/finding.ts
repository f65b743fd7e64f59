/**
 * Describes a finding: what a rule says about a span of a block. Spans are UTF-16 offsets from the start of the block they stand in,
 * so that a finding outlives every edit elsewhere in the file.
 */
import type { Span } from './lines.ts';

export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** Replaces `span` of a block by `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Replaces a span of a file, by absolute UTF-16 offsets. */
export interface FileEdit {
  readonly uri: string;
  readonly span: Span;
  readonly text: string;
}

/** Resolves a finding. A `safe` fix keeps the meaning and may run in fix-all without being asked for. */
export interface Fix {
  /** Imperative, sentence case, no full stop. */
  readonly title: string;
  readonly safe: boolean;
  /** Edits within the finding's own block, not overlapping, in any order. */
  readonly edits: readonly Edit[];
}

/** A second place that belongs to a finding, in the same block. */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

export interface Finding {
  readonly rule: string;
  readonly span: Span;
  /** What is wrong, why it matters where that is not plain, and what to do: two sentences at most. */
  readonly message: string;
  /** The key that is missing, stands twice, or is the one a text would be the value of: for fixes that are made where more than the block is known. */
  readonly key?: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}
