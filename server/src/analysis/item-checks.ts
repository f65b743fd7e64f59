/** What is said of items by themselves, under some settings: verdict and findings, worked out once for each text. */

import type { ItemEntry } from '../core/document/read-block.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import { type ItemView, itemView } from '../core/model/item.ts';
import type { Finding } from '../core/text/finding.ts';
import type { RuleContext, Verdict } from '../rules/kit/define-rule.ts';
import { subjectOf } from '../traits/item-subject.ts';
import type { Judge, Judgement } from '../traits/judge.ts';
import { preparedOf } from './prepared.ts';
import { type RunningRules, runItemRules } from './run-rules.ts';

const ITEM = Symbol('item findings');
const JUDGEMENT = Symbol('judgement');

export class ItemChecks {
  readonly #judge: Judge;
  readonly #currency: string | null;
  /** What everything here depends on beside the text; see `preparedFor`. */
  readonly #key: string;
  readonly #running: RunningRules;

  constructor(judge: Judge, currency: string | null, key: string, running: RunningRules) {
    this.#judge = judge;
    this.#currency = currency;
    this.#key = key;
    this.#running = running;
  }

  /** Verdict on an item and its evidence. */
  judgementOf(item: ItemView): Judgement {
    const kept = item.block.derivedFor(
      JUDGEMENT,
      this.#judge,
      () => new Map<ItemEntry, { currency: string | null; judgement: Judgement }>(),
    );
    const held = kept.get(item.entry);
    if (held !== undefined && held.currency === this.#currency) return held.judgement;
    const judgement = this.#judge(subjectOf(item, this.#currency));
    kept.set(item.entry, { currency: this.#currency, judgement });
    return judgement;
  }

  /** The verdict on an item; its evidence is worked out only where it was not judged elsewhere. */
  verdictOf(item: ItemView): Verdict {
    return preparedOf(item.entry, this.#key)?.verdict ?? this.judgementOf(item);
  }

  /** What the rules on one item find in an entry. `context`: the same object as long as the settings are the same. */
  findings(ref: EntryRef, context: RuleContext): readonly Finding[] {
    if (ref.kind !== 'item' || ref.entry.broken) return [];
    const kept = ref.block.derivedFor(ITEM, context, () => new Map<ItemEntry, Finding[]>());
    const entry = ref.entry as ItemEntry;
    let found = kept.get(entry);
    if (found === undefined) {
      found = this.#find(itemView(ref.block, entry), context);
      kept.set(entry, found);
    }
    return found;
  }

  #find(item: ItemView, context: RuleContext): Finding[] {
    const run = (): Finding[] => runItemRules(this.#running, item, context);
    const prepared = preparedOf(item.entry, this.#key);
    if (prepared === undefined) return run();
    return prepared.findings.map((finding, i) => ({
      ...finding,
      get fixes() {
        return run()[i]?.fixes ?? [];
      },
    }));
  }
}
