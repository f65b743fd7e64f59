/**
 * What can be said of an item by itself: its verdict, and what the rules on one item find. It follows from the item's
 * text and from settings, and so can be worked out elsewhere, in another thread, and handed over.
 */

import type { Block } from '../core/document/block.ts';
import { type BlockReading, type ItemEntry, readingOf } from '../core/document/read-block.ts';
import type { ItemView } from '../core/model/item.ts';
import { itemView } from '../core/model/item.ts';
import { type EntrySettings, periodFor } from '../core/model/portfolio.ts';
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

/** Plain data that passes between threads. */
export interface PreparedItem {
  readonly verdict: VerdictAlone;
  /** Without fixes: whoever wants those lets the rules run again. */
  readonly findings: readonly Finding[];
}
/** A block as read, and what is said of each item in it; null for entries that are no items or could not be read. */
export interface PreparedBlock {
  readonly reading: BlockReading;
  readonly items: readonly (PreparedItem | null)[];
}

/** What everything that is prepared depends on beside the text. Equal keys, equal answers. */
export const preparedFor = (settings: EntrySettings, today: Day): string => `${settings.entryKey} ${today}`;

/** The rules of the product with those that the house made. */
export function withHouseRules(rules: readonly AnyRule[], { checks }: EntrySettings): readonly AnyRule[] {
  const house = houseRulesOf(checks);
  return house.length === 0 ? rules : [...rules, ...house];
}

/** What another thread worked out for an entry under a key and handed over by `take`; undefined where none did. */
export const preparedOf = memo((_entry: ItemEntry, _key: string): PreparedItem | undefined => undefined);

/**
 * Makes what is prepared of a block, under some settings. @throws the error of a rule that threw: such a block is left
 * to be looked at where the error can be told.
 */
export function preparing(
  ours: readonly AnyRule[],
  pack: LanguagePack,
  settings: EntrySettings,
  today: Day,
): (block: Block) => PreparedBlock {
  const rules = withHouseRules(ours, settings);
  const judge = judgeFor(pack, settings.vocabulary, JSON.stringify(settings.vocabulary));
  // Items come one after the other, and what a judgement rests on takes room: only the last one is kept.
  let last: { readonly item: ItemView; readonly judgement: Judgement } | null = null;
  const judgementOf = (item: ItemView): Judgement => {
    if (last?.item !== item) last = { item, judgement: judge(subjectOf(item, settings.currency)) };
    return last.judgement;
  };
  const running = runningRules(rules, ruleSettings(rules, settings.rules), (_, error) => {
    throw error;
  });
  const context: RuleContext = { today, settings, period: periodFor(settings, today), judge: judgementOf };
  return (block) => {
    const reading = readingOf(block);
    const items = reading.entries.map((entry): PreparedItem | null => {
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
    return { reading, items };
  };
}
