/** Finds the id at an offset, and every occurrence of that id in the portfolio. */

import type { EntryKind } from '../../core/language/schema-kit.ts';
import type { Scalar } from '../../core/language/values.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef, RefOf } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { usesOf } from '../../core/model/uses.ts';
import type { Span } from '../../core/text/lines.ts';
import { comparePaths } from '../../core/text/paths.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { type Here, hereAt, hitAt } from './entry-at.ts';

/** An occurrence of an id: in its own entry, or where another entry refers to it. */
export interface IdHere {
  readonly kind: EntryKind;
  readonly id: string;
  readonly declaration: boolean;
  /** Span of the id without quotes, within its block. */
  readonly span: Span;
  readonly here: Here;
}
/** One occurrence of an id. */
export interface IdPlace {
  readonly ref: EntryRef;
  readonly span: Span;
  readonly declaration: boolean;
  /** True if an alias or merge key put it there: the text itself is elsewhere. */
  readonly shared: boolean;
}

/** Returns the id at an offset of a file. An `owner`, `from` or `to` counts if it names a team. */
export function idAt(file: FileSnapshot, offset: number): IdHere | null {
  const here = hereAt(file, offset);
  const hit = here === null ? null : hitAt(here);
  if (here === null || hit?.role !== 'value' || hit.value?.kind !== 'scalar') return null;
  const scalar = hit.value as Scalar<unknown>;
  const found = (kind: EntryKind, declaration: boolean): IdHere => ({
    kind,
    id: scalar.text,
    declaration,
    span: inner(here.block.text, hit.span),
    here,
  });
  if (hit.meta.scalar === 'id' && hit.root !== 'top')
    return scalar.value === undefined ? null : found(hit.root, true);
  if (hit.meta.refers !== undefined) return scalar.value === undefined ? null : found(hit.meta.refers, false);
  if (PARTIES.has(hit.key) && file.portfolio.index.byId('team', scalar.text).length > 0)
    return found('team', false);
  return null;
}

/** Keys that hold a team id or a name. */
const PARTIES: ReadonlySet<string | undefined> = new Set(['owner', 'from', 'to']);

/** Returns every occurrence of an id: entries that have it first, then by file and position. */
export function placesOf(portfolio: Portfolio, kind: EntryKind, id: string): IdPlace[] {
  const own = portfolio.index.byId(kind, id).flatMap((ref): IdPlace[] => {
    const value = (ref.entry.values.fields as { readonly id?: Scalar<string> }).id;
    return value === undefined ? [] : [placed(ref, value, true)];
  });
  const uses: IdPlace[] = [];
  for (const ref of portfolio.index.usersOf(kind, id)) {
    for (const use of usesOf(ref))
      if (use.kind === kind && use.id === id) uses.push(placed(ref, use.span, false));
  }
  return [...inOrder(portfolio, own), ...inOrder(portfolio, uses)];
}

function placed(ref: EntryRef, span: Span, declaration: boolean): IdPlace {
  const source = ref.block.text.slice(span.start, span.end);
  return { ref, declaration, shared: source.startsWith('*'), span: inner(ref.block.text, span) };
}

function inOrder(portfolio: Portfolio, places: readonly IdPlace[]): IdPlace[] {
  const at = ({ ref }: IdPlace): number => portfolio.files.get(ref.uri)?.indexOf(ref.block) ?? -1;
  return [...places].sort(
    (a, b) => comparePaths(a.ref.uri, b.ref.uri) || at(a) - at(b) || a.span.start - b.span.start,
  );
}

/** Returns the span of a scalar without its quotes. */
function inner(text: string, span: Span): Span {
  const quote = text[span.start];
  const closed =
    (quote === '"' || quote === "'") && text[span.end - 1] === quote && span.end - span.start >= 2;
  return closed ? { start: span.start + 1, end: span.end - 1 } : { start: span.start, end: span.end };
}

/** Returns the entry with an id; the first if there are several. */
export function entryOf<K extends EntryKind>(portfolio: Portfolio, kind: K, id: string): RefOf<K> | null {
  return portfolio.index.byId(kind, id).find((ref) => idOf(ref) === id) ?? null;
}
