/** Caches the findings of entry rules, and the parts of item verdicts that portfolio rules read. */
import type { EntryRef } from '../core/model/entry-ref.ts';
import { viewOf } from '../core/model/item.ts';
import type { UnratedFinding } from '../rules/kit/placed.ts';
import { fires } from '../traits/fires.ts';
import type { Environment } from './environment.ts';
import { runEntryRules } from './run-rules.ts';

export class EntryFindings {
  readonly #found = new Map<EntryRef, readonly UnratedFinding[]>();
  /**
   * For each item its verdict, the trait finding that follows from it, and whether it states only a title; as a key.
   */
  readonly #verdicts = new Map<EntryRef, string>();
  /** Increments when a verdict changes, since portfolio rules read verdicts. */
  verdictRevision = 0;

  of(ref: EntryRef): readonly UnratedFinding[] {
    return this.#found.get(ref) ?? [];
  }

  forget(ref: EntryRef): void {
    this.#found.delete(ref);
    if (this.#verdicts.delete(ref)) this.verdictRevision++;
  }

  /** Reruns the entry rules on an entry. */
  check(ref: EntryRef, { running, context, checks }: Environment): void {
    this.#found.set(ref, ref.entry.broken ? [] : runEntryRules(running, ref, context));
    if (ref.kind !== 'item') return;
    const item = viewOf(ref);
    const judgement = checks.verdictOf(item);
    const verdict = `${judgement.verdict} ${fires(judgement, item.track ?? undefined) ?? ''} ${item.saysTitleAlone}`;
    if (this.#verdicts.get(ref) === verdict) return;
    this.#verdicts.set(ref, verdict);
    this.verdictRevision++;
  }
}
