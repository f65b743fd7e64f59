/** Creates fixes of findings on the text that need more than the text: an unused id, or a line of the file. */

import type { Block } from '../../core/document/block.ts';
import type { Ignore } from '../../core/language/ignores.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Finding } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { indentAt, lineEnd, nextLine } from '../../core/text/lines.ts';
import { removePairAt } from '../../edits/text/remove-pair.ts';
import { breakOf, lineStart } from '../../edits/text/yaml-place.ts';
import type { RuleFix } from '../kit/define-rule.ts';
import { type BarePlace, bareEntryFixes } from './bare-entries.ts';
import { lazyFix } from './lazy-fix.ts';

/** Maximum length of a block, in UTF-16 units, in which duplicate keys get a fix. */
const MAX_LENGTH = 50_000;

/** Maximum length of a block, in UTF-16 units, in which a doubtful fix is tried before it is offered. */
const MAX_TRIED_LENGTH = 20_000;

/** Returns the fixes of a finding on a text: those found while parsing, and those created here. */
export function textFixes(finding: Finding, place: BarePlace, portfolio: Portfolio): readonly RuleFix[] {
  const { rule, key, span } = finding;
  const { block } = place;
  if (finding.fixes !== undefined || (key === undefined && rule !== 'unknown-key'))
    return finding.fixes ?? [];
  if (rule === 'duplicate-key') {
    // The pair is searched from the start: with thousands in one text that would take minutes.
    if (block.text.length > MAX_LENGTH) return [];
    const make = () => removePairAt(block, span.start);
    // If the block's syntax might prevent the edit, try it at once; if the block is too long for that, offer nothing.
    if (/[&*!?]/.test(block.text) && (block.text.length > MAX_TRIED_LENGTH || make() === null)) return [];
    return [lazyFix(t`Delete this key`, false, make)];
  }
  return bareEntryFixes(finding, place, portfolio);
}

/**
 * Returns the fixes of a comment that ignores nothing: deletes it, or only the rule `name` if it lists several; beside
 * a value, moves it to the line above.
 */
export function unusedFixes(block: Block, ignore: Ignore, name?: string): readonly RuleFix[] {
  const { text } = block;
  const { span, rules } = ignore;
  const line = lineStart(text, span.start);
  if (ignore.beside) {
    const value = text.slice(line, span.start).trimEnd();
    const gone = { span: { start: line + value.length, end: lineEnd(text, line) }, text: '' };
    const above = {
      span: { start: line, end: line },
      text: `${' '.repeat(indentAt(text, line))}${text.slice(span.start, span.end)}${breakOf(text)}`,
    };
    const movable = /^[ \t]*(?:-[ \t]+)*[A-Za-z][\w-]*:(?:[ \t]|$)/.test(value) && rules.length > 0;
    const away = { title: t`Delete the comment`, safe: false, edits: [gone] };
    return movable
      ? [{ title: t`Move the comment to the line above`, safe: false, edits: [above, gone] }, away]
      : [away];
  }
  const at = rules.findIndex((rule) => rule.name === name);
  const one = rules[at];
  if (rules.length < 2 || one === undefined) {
    return [
      {
        title: t`Delete the comment`,
        safe: false,
        edits: [{ span: { start: line, end: nextLine(text, line) }, text: '' }],
      },
    ];
  }
  const [before, after] = [rules[at - 1], rules[at + 1]];
  const gone =
    after === undefined
      ? { start: before?.span.end ?? one.span.start, end: one.span.end }
      : { start: one.span.start, end: after.span.start };
  return [{ title: t`Remove ${one.name} from the comment`, safe: false, edits: [{ span: gone, text: '' }] }];
}

/** Returns the fixes of a finding on a comment's wording: deletes a comment that is unused or expired. */
export function commentFixes(rule: string, block: Block, ignore: Ignore): readonly RuleFix[] {
  return rule === 'unused-ignore' || rule === 'expired-ignore' ? unusedFixes(block, ignore) : [];
}
