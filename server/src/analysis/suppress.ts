/** Which findings are echoes of others, which are ignored by a comment, and what is wrong with those comments. */

import type { Document } from '../core/document/document.ts';
import { readingOf } from '../core/document/read-block.ts';
import type { Ignore } from '../core/language/ignores.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Day } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { nearest } from '../core/text/near-words.ts';
import type { RuleFix } from '../rules/kit/define-rule.ts';
import { startsFile } from './portfolio-place.ts';

export interface Candidate {
  readonly rule: string;
  readonly span: Span;
  /** The entry that the finding is about, if any; echoes are looked for among the findings of one entry. */
  readonly ref: unknown;
}
export interface Comment {
  readonly ignore: Ignore;
  /** Holds for the block's findings in this span; null for the whole file. */
  readonly covers: Span | null;
}
export interface CommentFinding {
  readonly rule: string;
  readonly span: Span;
  readonly message: string;
  readonly fixes?: readonly RuleFix[];
}

/** Findings left once echoes are taken out: `silencedBy` names, for each rule, the rules that make it one. */
export function withoutEchoes<T extends Candidate>(
  findings: readonly T[],
  silencedBy: ReadonlyMap<string, readonly string[]>,
): T[] {
  const present = new Map<unknown, Set<string>>();
  for (const { rule, ref } of findings) {
    if (ref === null) continue;
    const rules = present.get(ref);
    if (rules === undefined) present.set(ref, new Set([rule]));
    else rules.add(rule);
  }
  return findings.filter(
    ({ rule, ref }) => ref === null || !silencedBy.get(rule)?.some((loud) => present.get(ref)?.has(loud)),
  );
}

/** Whether a comment holds today and says how it should. */
export function inForce(ignore: Ignore, today: Day): boolean {
  return ignore.until === undefined || (ignore.until.date !== 'bad' && ignore.until.date.last >= today);
}

/** Whether a comment covers a finding of a rule at a place. `syntax` cannot be ignored. */
export function covers(comment: Comment, rule: string, span: Span): boolean {
  if (rule === 'syntax' || !comment.ignore.rules.some(({ name }) => name === rule)) return false;
  const area = comment.covers;
  return area === null || (span.start >= area.start && span.start < Math.max(area.end, area.start + 1));
}

/** Whether a comment above the entry that a finding is about covers it, wherever the finding stands. */
export function coveredAtSubject(
  { rule, ref }: { readonly rule: string; readonly ref: EntryRef | null },
  today: Day,
): boolean {
  if (ref === null) return false;
  return readingOf(ref.block).ignores.some(
    (ignore) =>
      !ignore.fileWide &&
      ignore.covers !== undefined &&
      inForce(ignore, today) &&
      covers({ ignore, covers: ignore.covers }, rule, ref.entry.span),
  );
}

/** The ignore comments of a file that cover all of it. */
export function fileWideOf(document: Document): Ignore[] {
  const first = document.blocks[0];
  return first === undefined
    ? []
    : readingOf(first).ignores.filter((ignore) => ignore.fileWide && startsFile(first, ignore.span));
}

/** A word of its own, and not the one that stands there until somebody writes the reason. */
const EXPLAINS = /^(?!(?:reason|todo|tbd|fixme|why)?[\s.?!:]*$).*[\p{L}\p{N}]/iu;

/** What to say of a rule that finds nothing where a comment would ignore it. */
export function unusedMessage(rule: string, ignore: Ignore): string {
  if (rule === 'syntax') return t`\`syntax\` cannot be ignored: what cannot be read cannot be judged.`;
  if (!ignore.fileWide && ignore.covers === undefined)
    return t`Nothing stands on the line below this comment, so it ignores nothing. Put it right above the entry or key it is about.`;
  return ignore.fileWide
    ? t`\`${rule}\` finds nothing in this file, so there is nothing to ignore. Delete it.`
    : t`\`${rule}\` finds nothing here, so there is nothing to ignore. Delete it.`;
}

/** What is wrong with the words of a comment: no reason, no such rule, out of date. `startsFile`: no key stands before it. */
export function commentFindings(
  ignore: Ignore,
  ruleIds: readonly string[],
  today: Day,
  startsFile: boolean,
): CommentFinding[] {
  const found: CommentFinding[] = [];
  if (ignore.beside) {
    return [
      {
        rule: 'unused-ignore',
        span: ignore.span,
        message: t`A comment beside a value ignores nothing. Put it on the line above the key.`,
      },
    ];
  }
  if (ignore.rules.length === 0) {
    found.push({
      rule: 'unused-ignore',
      span: ignore.span,
      message: t`This comment names no rule, so it ignores nothing. Name the rule after \`twotrack-ignore\`, then a colon and the reason.`,
    });
  }
  for (const { name, span } of ignore.rules) {
    if (ruleIds.includes(name)) continue;
    const meant = nearest(name, ruleIds);
    found.push({
      rule: 'unknown-rule',
      span,
      message: t`There is no rule “${name}”.${meant === undefined ? '' : t` Did you mean \`${meant}\`?`}`,
      ...(meant === undefined
        ? {}
        : { fixes: [{ title: t`Change to ${meant}`, safe: true, edits: [{ span, text: meant }] }] }),
    });
  }
  if (!EXPLAINS.test(ignore.reason) && ignore.rules.length > 0) {
    found.push({
      rule: 'unexplained-ignore',
      span: ignore.span,
      message: t`This comment gives no reason. Say after a colon why the finding is accepted, so that the next reader need not guess.`,
    });
  }
  if (ignore.until?.date === 'bad') {
    found.push({
      rule: 'bad-value',
      span: ignore.until.span,
      message: t`The word after \`until\` is no date, so the comment is not in force. A date reads 2027-06-30.`,
    });
  } else if (ignore.until !== undefined && ignore.until.date.last < today) {
    found.push({
      rule: 'expired-ignore',
      span: ignore.until.span,
      message: t`The date of this comment has passed, so its findings show again. Mend what it covers, or agree on a new date.`,
    });
  }
  if (ignore.fileWide && !startsFile) {
    found.push({
      rule: 'unused-ignore',
      span: ignore.span,
      message: t`\`twotrack-ignore-file\` counts only before the first key of the file. Move it there.`,
    });
  }
  return found;
}
