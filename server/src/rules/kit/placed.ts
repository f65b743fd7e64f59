/** Types findings together with the block that they stand in. */
import type { Block } from '../../core/document/block.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef } from '../../core/model/entry-ref.ts';
import type { Severity } from '../../core/text/finding.ts';
import type { Span } from '../../core/text/lines.ts';
import type { RelatedPlace, RuleFix } from './define-rule.ts';

/** A finding at its place. */
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
  /** The entry it is about. */
  readonly ref: EntryRef | null;
}

/** A finding before the settings have said how severe it is; a severity of its own stands where its rule gave one. */
export type UnratedFinding = Omit<Placed, 'severity'> & { readonly severity?: Severity };

/** Id of the item that a finding is about; null for goals, teams and the portfolio. */
export const itemOf = (placed: Placed): string | null =>
  placed.ref !== null && placed.ref.kind === 'item' ? idOf(placed.ref) : null;
