/** Judges items one by one under some settings, and runs the rules on one item. Cached for each item. */

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
    const run = (): Finding[] => runItemRules(running, item, context);
    const prepared = preparedOf(item.entry, key);
    if (prepared === undefined) return run();
    // Fixes are not handed over between threads: the rules run again for them.
    return prepared.findings.map((finding, i) => ({
      ...finding,
      get fixes() {
        return run()[i]?.fixes ?? [];
      },
    }));
  },
);

export class ItemChecks {
  readonly #judge: Judge;
  readonly #currency: string | null;
  /** Equal keys, equal settings and day; see `preparedFor`. */
  readonly #key: string;
  readonly #running: RunningRules;

  constructor(judge: Judge, currency: string | null, key: string, running: RunningRules) {
    this.#judge = judge;
    this.#currency = currency;
    this.#key = key;
    this.#running = running;
  }

  /** Judges an item: the verdict and its evidence. */
  judgementOf(item: ItemView): Judgement {
    // Most items say nothing of money, and their verdict stays whatever the currency is.
    return judgementOf(item, this.#judge, currencyOf(item, this.#currency));
  }

  /** The verdict on an item; its evidence is worked out only where it was not judged elsewhere. */
  verdictOf(item: ItemView): VerdictAlone {
    return preparedOf(item.entry, this.#key)?.verdict ?? this.judgementOf(item);
  }

  /** What the rules on one item find in an entry. `context`: the same object as long as the settings are the same. */
  findings(ref: EntryRef, context: RuleContext): readonly Finding[] {
    if (ref.kind !== 'item' || ref.entry.broken) return [];
    return findingsOf(viewOf(ref), context, this.#running, this.#key);
  }
}
