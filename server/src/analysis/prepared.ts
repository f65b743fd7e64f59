/**
 * Computes what depends on one item's text and the settings alone: its verdict, and the findings of item rules. Such
 * results can be computed in another thread, and cached on disk.
 */

import type { Block } from '../core/document/block.ts';
import { type ItemEntry, readingOf } from '../core/document/read-block.ts';
import type { ItemView } from '../core/model/item.ts';
import { itemView } from '../core/model/item.ts';
import { type EntrySettings, periodFor } from '../core/model/root-settings.ts';
import type { Day } from '../core/text/days.ts';
import type { Finding } from '../core/text/finding.ts';
import { memo } from '../core/text/memo.ts';
import { houseRulesOf } from '../rules/house/house-rules.ts';
import type { AnyRule, RuleContext, VerdictAlone } from '../rules/kit/define-rule.ts';
import { ruleSettings } from '../rules/kit/rule-settings.ts';
import { subjectOf } from '../traits/item-subject.ts';
import type { Judgement } from '../traits/judgement.ts';
import type { LanguagePack } from '../traits/pack.ts';
import { judgeFor } from './judges.ts';
import { runItemRules, runningRules } from './run-rules.ts';

/** Plain data that can be passed between threads. */
export interface PreparedItem {
  readonly verdict: VerdictAlone;
  /** Without fixes; rerun the rules to get those. */
  readonly findings: readonly Finding[];
}
/** The results for the entries of a block; null for one that is no item or could not be read. */
export type PreparedItems = readonly (PreparedItem | null)[];

/** Returns the cache key for everything but the text that prepared results depend on. */
export const preparedFor = (settings: EntrySettings, today: Day): string => `${settings.entryKey} ${today}`;

/** Returns the built-in rules followed by the house rules. */
export function withHouseRules(rules: readonly AnyRule[], { checks }: EntrySettings): readonly AnyRule[] {
  const house = houseRulesOf(checks);
  return house.length === 0 ? rules : [...rules, ...house];
}

/**
 * Returns the result for an entry that was computed elsewhere and stored with `preparedOf.take`; undefined if there is
 * none for this key.
 */
export const preparedOf = memo((_entry: ItemEntry, _key: string): PreparedItem | undefined => undefined);

/**
 * Returns a function that computes the results for a block under some settings.
 * @throws the error of a failing rule; leave such a block to `ItemChecks`, where the error is reported
 */
export function preparing(
  ours: readonly AnyRule[],
  pack: LanguagePack,
  settings: EntrySettings,
  today: Day,
): (block: Block) => PreparedItems {
  const rules = withHouseRules(ours, settings);
  const judge = judgeFor(pack, settings.vocabulary, JSON.stringify(settings.vocabulary));
  // Items are visited one after the other, and a judgement is large: keep only the last one.
  let last: { readonly item: ItemView; readonly judgement: Judgement } | null = null;
  const judgementOf = (item: ItemView): Judgement => {
    if (last?.item !== item) last = { item, judgement: judge(subjectOf(item, settings.currency)) };
    return last.judgement;
  };
  const running = runningRules(rules, ruleSettings(rules, settings.rules), (_, error) => {
    throw error;
  });
  const context: RuleContext = { today, settings, period: periodFor(settings, today), judge: judgementOf };
  return (block) =>
    readingOf(block).entries.map((entry): PreparedItem | null => {
      if (entry.kind !== 'item' || entry.broken) return null;
      const item = itemView(block, entry);
      const { verdict, confidence } = judgementOf(item);
      const findings = runItemRules(running, item, context).map(({ rule, span, message, related = [] }) => ({
        rule,
        span,
        message,
        related,
      }));
      return { verdict: { verdict, confidence }, findings };
    });
}

/** Stores the results for a block that were computed elsewhere, under the key that they were computed for. */
export function takePrepared(block: Block, items: PreparedItems, key: string): void {
  readingOf(block).entries.forEach((entry, at) => {
    const item = items[at];
    if (entry.kind === 'item' && !entry.broken && item) preparedOf.take(entry, item, key);
  });
}
