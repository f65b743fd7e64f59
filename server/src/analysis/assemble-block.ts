/**
 * Assembles the findings shown for one block: drops echoes and ignored findings, and adds findings about the ignore
 * comments themselves.
 */
import type { Block } from '../core/document/block.ts';
import { readingOf } from '../core/document/read-block.ts';
import type { Ignore } from '../core/language/ignores.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import type { Day } from '../core/text/days.ts';
import type { Severity } from '../core/text/finding.ts';
import { comparePaths } from '../core/text/paths.ts';
import { commentFixes, unusedFixes } from '../rules/fixes/text-fixes.ts';
import type { AnyRule, VerdictAlone } from '../rules/kit/define-rule.ts';
import type { Placed, UnratedFinding } from '../rules/kit/placed.ts';
import { type RuleSettings, severityOf } from '../rules/kit/rule-settings.ts';
import { fires, type TraitFinding } from '../traits/fires.ts';
import { startsFile } from './portfolio-place.ts';
import {
  type Comment,
  commentFindings,
  coveredAtSubject,
  covers,
  type Echoes,
  inForce,
  unusedMessage,
  withoutEchoes,
} from './suppress.ts';

/** Settings compiled into lookup tables, once per change of the settings. */
export interface RuleTable {
  readonly ids: ReadonlySet<string>;
  readonly idList: readonly string[];
  readonly echoes: Echoes;
  readonly settings: RuleSettings;
  readonly today: Day;
}

/** Builds the lookup table for some rules and settings. `verdictOf` judges an item. */
export function ruleTable(
  rules: readonly AnyRule[],
  settings: RuleSettings,
  today: Day,
  verdictOf: (item: ItemView) => VerdictAlone,
): RuleTable {
  const idList = rules.map(({ id }) => id);
  const silencedBy = new Map(
    rules.flatMap((rule) => (rule.silencedBy === undefined ? [] : [[rule.id, rule.silencedBy] as const])),
  );
  const doubtOn = (ref: EntryRef): TraitFinding | undefined => {
    if (ref.kind !== 'item' || ref.entry.broken) return undefined;
    const view = viewOf(ref);
    const doubt = fires(verdictOf(view), view.track ?? undefined);
    return doubt === undefined || settings.severity.get(doubt) === 'off' ? undefined : doubt;
  };
  return { ids: new Set(idList), idList, echoes: { silencedBy, doubtOn }, settings, today };
}

export interface BlockFindings {
  readonly uri: string;
  readonly block: Block;
  /** Everything found in the block, including echoes and ignored findings. */
  readonly candidates: readonly UnratedFinding[];
  /** Comments that cover the whole file. */
  readonly fileWide: readonly Comment[];
  readonly isFirst: boolean;
  /** Ids of the aggregated rules; see `aggregatedRules`. */
  readonly once: ReadonlySet<string>;
}
/** Where a comment is in use outside its own block. */
export interface Uses {
  readonly inFile: (uri: string, comment: Comment) => boolean;
  readonly aboutEntry: (comment: Comment, block: Block) => boolean;
}

/** Returns the findings to show for a block, ordered by position and rule. */
export function assembleBlock(table: RuleTable, input: BlockFindings, uses: Uses): Placed[] {
  const { block, candidates, fileWide, once } = input;
  const { ignores } = readingOf(block);
  if (candidates.length === 0 && ignores.length === 0) return [];
  const own = ignores.flatMap((ignore) =>
    ignore.fileWide || ignore.covers === undefined ? [] : [{ ignore, covers: ignore.covers }],
  );
  const active = [...fileWide, ...own].filter(({ ignore }) => inForce(ignore, table.today));
  const shown: UnratedFinding[] = withoutEchoes(candidates, table.echoes).filter(
    (f) =>
      !(f.ref !== null && once.has(f.rule)) &&
      !active.some((comment) => covers(comment, f.rule, f.span)) &&
      !coveredAtSubject(f, table.today),
  );
  for (const ignore of ignores) shown.push(...commentsFound(table, input, ignore, uses));
  return shown
    .flatMap((f) => {
      const severity = severityOf(table.settings, f);
      return severity === 'off' ? [] : [placedAs(f, severity)];
    })
    .sort((a, b) => a.span.start - b.span.start || comparePaths(a.rule, b.rule));
}

/** Adds the effective severity to a finding. Keeps `fixes` lazy. */
const placedAs = (f: UnratedFinding, severity: Severity): Placed => ({
  rule: f.rule,
  severity,
  uri: f.uri,
  block: f.block,
  span: f.span,
  message: f.message,
  related: f.related,
  get fixes() {
    return f.fixes;
  },
  ref: f.ref,
});

/** Checks one comment: its wording, and whether it ignores anything. */
function commentsFound(
  table: RuleTable,
  { uri, block, candidates, isFirst }: BlockFindings,
  ignore: Ignore,
  uses: Uses,
): UnratedFinding[] {
  const found: UnratedFinding[] = [];
  const starts = isFirst && startsFile(block, ignore.span);
  const place = { uri, block, related: [], ref: null };
  for (const f of commentFindings(ignore, table.idList, table.today, starts))
    found.push({ ...f, ...place, fixes: f.fixes ?? commentFixes(f.rule, block, ignore) });
  if (ignore.beside || !inForce(ignore, table.today) || (ignore.fileWide && !starts)) return found;
  const broken = candidates.some(({ rule }) => rule === 'syntax');
  for (const { name, span } of ignore.rules) {
    // In a broken block rules find nothing, so that nobody can tell whether the comment is in use.
    if (!table.ids.has(name) || table.settings.severity.get(name) === 'off' || (broken && name !== 'syntax'))
      continue;
    const one = {
      ignore: { ...ignore, rules: [{ name, span }] },
      covers: ignore.fileWide ? null : (ignore.covers ?? { start: -1, end: -1 }),
    };
    const used = ignore.fileWide
      ? uses.inFile(uri, one)
      : candidates.some((f) => covers(one, f.rule, f.span)) || uses.aboutEntry(one, block);
    if (!used)
      found.push({
        rule: 'unused-ignore',
        span,
        ...place,
        fixes: unusedFixes(block, ignore, name),
        message: unusedMessage(name, ignore),
      });
  }
  return found;
}
