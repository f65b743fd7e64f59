/**
 * Describes a finding: what a rule says about a span of a block. Spans are UTF-16 offsets from the start of the block,
 * so that edits elsewhere in the file do not invalidate a finding.
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

/** Resolves a finding. A `safe` fix keeps the meaning, and may run in fix-all without confirmation. */
export interface Fix {
  /** Imperative, in sentence case, without a full stop. */
  readonly title: string;
  readonly safe: boolean;
  /** Edits within the finding's own block, without overlap, in any order. */
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
  /** What is wrong, why it matters if that is not obvious, and what to do: at most two sentences. */
  readonly message: string;
  /**
   * The key that is missing or duplicate, or that the text would be a value of: for fixes created where more than the
   * block is known.
   */
  readonly key?: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}
