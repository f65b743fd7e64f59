/** Judges items and runs the item rules, under fixed settings. Cached per item. */

import type { EntryRef } from '../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import type { Finding } from '../core/text/finding.ts';
import { memo } from '../core/text/memo.ts';
import type { RuleContext, VerdictAlone } from '../rules/kit/define-rule.ts';
import { currencyOf, subjectOf } from '../traits/item-subject.ts';
import type { Judge } from '../traits/judge.ts';
import type { Judgement } from '../traits/judgement.ts';
import { preparedOf } from './prepared.ts';
import { type RunningRules, runItemRules } from './run-rules.ts';

const judgementOf = memo((item: ItemView, judge: Judge, currency: string | null) =>
  judge(subjectOf(item, currency)),
);

const findingsOf = memo(
  (item: ItemView, context: RuleContext, running: RunningRules, key: string): readonly Finding[] => {
    const run = (): readonly Finding[] => runItemRules(running, item, context);
    const prepared = preparedOf(item.entry, key);
    if (prepared === undefined) return run();
    if (prepared.findings.length === 0) return NOTHING;
    // Fixes cannot be passed between threads: rerun the rules on demand.
    return prepared.findings.map((finding, i) => ({
      ...finding,
      get fixes() {
        return run()[i]?.fixes ?? [];
      },
    }));
  },
);

const NOTHING: readonly never[] = [];

export class ItemChecks {
  readonly #judge: Judge;
  readonly #currency: string | null;
  /** Equal keys mean equal settings and day; see `preparedFor`. */
  readonly #key: string;
  readonly #running: RunningRules;

  constructor(judge: Judge, currency: string | null, key: string, running: RunningRules) {
    this.#judge = judge;
    this.#currency = currency;
    this.#key = key;
    this.#running = running;
  }

  /** Judges an item: its verdict with the evidence. */
  judgementOf(item: ItemView): Judgement {
    // Most items state no money, and their cached verdict must survive a change of the portfolio's currency.
    return judgementOf(item, this.#judge, currencyOf(item, this.#currency));
  }

  /** Returns the verdict on an item, preferring one that was precomputed without its evidence. */
  verdictOf(item: ItemView): VerdictAlone {
    return preparedOf(item.entry, this.#key)?.verdict ?? this.judgementOf(item);
  }

  /**
   * Returns the findings of item rules on an entry. `context` must keep its identity while the settings are unchanged.
   */
  findings(ref: EntryRef, context: RuleContext): readonly Finding[] {
    if (ref.kind !== 'item' || ref.entry.broken) return NOTHING;
    return findingsOf(viewOf(ref), context, this.#running, this.#key);
  }
}
