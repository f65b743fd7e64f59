/** Chooses the file for a new or moved entry. */
import type { Document } from '../../core/document/document.ts';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import type { EntryRef, RefOf } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Near } from './verb.ts';

/** Returns the file with the most matching entries of a kind, on a tie the first by path; undefined if none has any. */
export function busiestFile<K extends EntryKind>(
  portfolio: Portfolio,
  kind: K,
  fits: (ref: RefOf<K>) => boolean = () => true,
): Document | undefined {
  const counts = new Map<string, number>();
  const refs: ReadonlySet<RefOf<K>> = portfolio.index.refs[kind];
  for (const ref of refs) if (fits(ref)) counts.set(ref.uri, (counts.get(ref.uri) ?? 0) + 1);
  let best: Document | undefined;
  for (const document of portfolio.sorted) {
    if ((counts.get(document.uri) ?? 0) > (best === undefined ? 0 : (counts.get(best.uri) ?? 0)))
      best = document;
  }
  return best;
}

/** Tells whether an item belongs to the group that `near` describes. */
export function isNear(ref: EntryRef, near: Near): boolean {
  if (ref.kind !== 'item') return false;
  const item = viewOf(ref);
  return (
    (near.track === undefined || item.track === near.track) &&
    (near.status === undefined || item.status === near.status) &&
    (near.goal === undefined || item.refs('goals').some((goal) => goal.text === near.goal)) &&
    (near.team === undefined || item.teams.some((team) => team.id === near.team))
  );
}

/**
 * Chooses the file for a new entry: that of the entry beside it, else the one with most of its group, else the given
 * one, else the one with most entries of its kind, else the first.
 */
export function fileFor(
  portfolio: Portfolio,
  kind: EntryKind,
  near: Near | undefined,
  uri: string | undefined,
): Document | undefined {
  const beside = near?.ref === undefined ? undefined : portfolio.files.get(near.ref.uri);
  if (beside !== undefined) return beside;
  const group =
    near !== undefined && Object.keys(near).length > 0 && kind === 'item'
      ? busiestFile(portfolio, kind, (ref) => isNear(ref, near))
      : undefined;
  return (
    group ??
    (uri === undefined ? undefined : portfolio.files.get(uri)) ??
    busiestFile(portfolio, kind) ??
    portfolio.sorted[0]
  );
}
