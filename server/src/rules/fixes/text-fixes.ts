/** Fixes of findings on the text that want more than the text: an id that nobody has, a line of the file. */

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

/** Longest block, in UTF-16 units, in which fixes are worked out before anybody asks. */
const LONGEST = 50_000;

/** Longest block in which a fix is tried out before it is offered. */
const LONGEST_TRIED = 20_000;

/** The fixes of a finding on a text, those that the reading gave and those made here. */
export function textFixes(finding: Finding, place: BarePlace, portfolio: Portfolio): readonly RuleFix[] {
  const { rule, key, span } = finding;
  const { block } = place;
  if (finding.fixes !== undefined || (key === undefined && rule !== 'unknown-key'))
    return finding.fixes ?? [];
  if (rule === 'duplicate-key') {
    // The pair is looked for from the start: thousands of them in one text would take minutes.
    if (block.text.length > LONGEST) return [];
    const make = () => removePairAt(block, span.start);
    // Where YAML's own signs may keep it from being made, it is made at once, unless the text is too long for that.
    if (/[&*!?]/.test(block.text) && (block.text.length > LONGEST_TRIED || make() === null)) return [];
    return [lazyFix(t`Delete this key`, false, make)];
  }
  return bareEntryFixes(finding, place, portfolio);
}

/** Fixes for a comment that ignores nothing: it goes, or the one rule `name` of several; beside a value it moves up. */
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
  return [{ title: t`Take ${one.name} out of the comment`, safe: false, edits: [{ span: gone, text: '' }] }];
}

/** Fixes of a finding on the words of a comment: one that ignores nothing or is out of date goes. */
export function commentFixes(rule: string, block: Block, ignore: Ignore): readonly RuleFix[] {
  return rule === 'unused-ignore' || rule === 'expired-ignore' ? unusedFixes(block, ignore) : [];
}
