/** Keeps what rules find in entries and their neighbours, and the verdicts on items, as far as others look at them. */
import type { EntryRef } from '../core/model/entry-ref.ts';
import { viewOf } from '../core/model/item.ts';
import type { UnratedFinding } from '../rules/kit/placed.ts';
import { fires } from '../traits/fires.ts';
import type { Environment } from './environment.ts';
import { runEntryRules } from './run-rules.ts';

export class EntryFindings {
  readonly #found = new Map<EntryRef, readonly UnratedFinding[]>();
  /** Of each item the verdict, the trait finding that it earns, and whether it says anything but its title. */
  readonly #verdicts = new Map<EntryRef, string>();
  /** Counts changes of verdicts: rules on the portfolio look at them. */
  verdictRevision = 0;

  of(ref: EntryRef): readonly UnratedFinding[] {
    return this.#found.get(ref) ?? [];
  }

  forget(ref: EntryRef): void {
    this.#found.delete(ref);
    if (this.#verdicts.delete(ref)) this.verdictRevision++;
  }

  /** Runs the rules on an entry again. */
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
