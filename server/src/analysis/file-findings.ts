/**
 * Checks the top-level keys of a file, across the blocks they may be spread over: repeated, misplaced, contradictory.
 */

import type { Block } from '../core/document/block.ts';
import type { Document } from '../core/document/document.ts';
import { readingOf } from '../core/document/read-block.ts';
import { rootSchema } from '../core/language/schema.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { headsOf, rootValues } from '../core/model/root-values.ts';
import type { Finding } from '../core/text/finding.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { nameOf } from '../core/text/paths.ts';
import type { AnyRule } from '../rules/kit/define-rule.ts';
import { settingFindings } from '../rules/kit/rule-settings.ts';

/** Returns the findings on a file's top-level keys, by block. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one check after another, which share nothing.
export function fileFindings(
  document: Document,
  portfolio: Portfolio,
  rules: readonly AnyRule[],
): Map<Block, Finding[]> {
  const found = new Map<Block, Finding[]>();
  const add = (block: Block, finding: Finding): void => {
    const list = found.get(block);
    if (list === undefined) found.set(block, [finding]);
    else list.push(finding);
  };
  const problem = portfolio.problems.get(document.uri);
  const top = document.blocks[0];
  if (problem !== undefined && top !== undefined)
    add(top, { rule: 'syntax', span: { start: 0, end: 0 }, message: problem });
  const places = new Map<string, { block: Block; span: Span }[]>();
  for (const block of headsOf(document)) {
    for (const { name, span } of readingOf(block).topKeys) {
      const list = places.get(name);
      if (list === undefined) places.set(name, [{ block, span }]);
      else list.push({ block, span });
    }
  }
  repeated(places, add);
  const values = rootValues(document);
  const isRoot = places.has('portfolio');
  if (!isRoot) {
    for (const name of Object.keys(rootSchema.shape)) {
      for (const { block, span } of places.get(name) ?? []) {
        add(block, {
          rule: 'unknown-key',
          span,
          message: t`\`${name}\` is read in the root file only, the one with the key \`portfolio\`. Move it there.`,
        });
      }
    }
    return found;
  }
  const roots = portfolio.roots;
  const root = values.portfolio;
  if (roots.length > 1 && root !== undefined) {
    const others = roots
      .filter((other) => other.document !== document)
      .map((other) => nameOf(other.document.uri));
    add(root.block, {
      rule: 'duplicate-key',
      span: { start: root.value.start, end: root.value.end },
      message: t`This folder has two root files: ${others.join(', ')} also has the key \`portfolio\`. Keep it in one of them.`,
    });
  }
  const { rules: written, balance, period } = values;
  if (written !== undefined)
    for (const finding of settingFindings(rules, written.value)) add(written.block, finding);
  if (balance !== undefined) {
    const { operational, strategic } = balance.value.fields;
    const [a, b] = [operational?.value, strategic?.value];
    if (a !== undefined && b !== undefined && Math.abs(a + b - 100) > 0.001) {
      add(balance.block, {
        rule: 'bad-value',
        span: { start: balance.value.start, end: balance.value.end },
        message: t`The two shares add up to ${Math.round((a + b) * 10) / 10}%, and together they are the whole. Make them add up to 100%, or state one alone.`,
      });
    }
  }
  if (period !== undefined && period.value.kind === 'mapping') {
    const { start, end } = period.value.fields;
    if (start?.value !== undefined && end?.value !== undefined && end.value.last < start.value.first) {
      const swap = {
        title: t`Swap start and end`,
        safe: false,
        edits: [
          { span: start, text: end.text },
          { span: end, text: start.text },
        ],
      };
      add(period.block, {
        rule: 'date-order',
        span: { start: end.start, end: end.end },
        message: t`The period ends before it starts.`,
        fixes: [swap],
      });
    }
  }
  return found;
}

function repeated(
  places: ReadonlyMap<string, readonly { block: Block; span: Span }[]>,
  add: (block: Block, finding: Finding) => void,
): void {
  for (const [name, all] of places) {
    // Entries of every `items:` are read, so report each later list once. Of other keys only the first is in force.
    const list = name === 'items' || name === 'goals' || name === 'teams';
    if (all.length < 2) continue;
    for (const { block, span } of list ? all.slice(1) : all) {
      add(block, {
        rule: 'duplicate-key',
        span,
        ...(list ? {} : { key: name }),
        message: list
          ? t`\`${name}\` is here a second time; YAML allows it once. Move these entries under the first.`
          : t`\`${name}\` is in this file twice, and only the first counts. Delete the one that is out of date.`,
      });
    }
  }
}
