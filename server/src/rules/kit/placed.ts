/** Types findings together with their block. */
import type { Block } from '../../core/document/block.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef } from '../../core/model/entry-ref.ts';
import type { Severity } from '../../core/text/finding.ts';
import type { Span } from '../../core/text/lines.ts';
import type { RelatedPlace, RuleFix } from './define-rule.ts';

/** A finding with its place. */
export interface Placed {
  readonly rule: string;
  readonly severity: Severity;
  readonly uri: string;
  readonly block: Block;
  /** UTF-16 offsets within the block. */
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly RuleFix[];
  /** The entry concerned. */
  readonly ref: EntryRef | null;
}

/** A finding before settings determine its severity; `severity` is set if its rule overrides its own. */
export type UnratedFinding = Omit<Placed, 'severity'> & { readonly severity?: Severity };

/** Returns the id of the item that a finding concerns; null for goals, teams and the portfolio. */
export const itemOf = (placed: Placed): string | null =>
  placed.ref !== null && placed.ref.kind === 'item' ? idOf(placed.ref) : null;
