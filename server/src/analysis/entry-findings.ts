/** Caches the findings of entry rules, and the parts of item verdicts that portfolio rules read. */
import type { EntryRef } from '../core/model/entry-ref.ts';
import { viewOf } from '../core/model/item.ts';
import type { UnratedFinding } from '../rules/kit/placed.ts';
import { fires } from '../traits/fires.ts';
import type { Environment } from './environment.ts';
import { runEntryRules } from './run-rules.ts';

const NOTHING: readonly never[] = [];

/** The few keys that verdicts have, so that thousands of items do not each hold one. */
const keys = new Map<string, string>();
function interned(key: string): string {
  const known = keys.get(key);
  if (known === undefined) keys.set(key, key);
  return known ?? key;
}

export class EntryFindings {
  /** Entries with findings. */
  readonly #found = new Map<EntryRef, readonly UnratedFinding[]>();
  /**
   * For each item its verdict, the trait finding that follows from it, and whether it states only a title; as a key.
   */
  readonly #verdicts = new Map<EntryRef, string>();
  /** Increments when a verdict changes, since portfolio rules read verdicts. */
  verdictRevision = 0;

  of(ref: EntryRef): readonly UnratedFinding[] {
    return this.#found.get(ref) ?? NOTHING;
  }

  forget(ref: EntryRef): void {
    this.#found.delete(ref);
    if (this.#verdicts.delete(ref)) this.verdictRevision++;
  }

  /** Reruns the entry rules on an entry. */
  check(ref: EntryRef, { running, context, checks }: Environment): void {
    const found = ref.entry.broken ? NOTHING : runEntryRules(running, ref, context);
    if (found.length > 0) this.#found.set(ref, found);
    else this.#found.delete(ref);
    if (ref.kind !== 'item') return;
    const item = viewOf(ref);
    const judgement = checks.verdictOf(item);
    const verdict = interned(
      `${judgement.verdict} ${fires(judgement, item.track ?? undefined) ?? ''} ${item.saysTitleAlone}`,
    );
    if (this.#verdicts.get(ref) === verdict) return;
    this.#verdicts.set(ref, verdict);
    this.verdictRevision++;
  }
}
