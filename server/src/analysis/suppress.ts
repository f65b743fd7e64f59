/** Decides which findings are echoes of others and which ones a comment ignores, and checks the comments themselves. */

import type { Block } from '../core/document/block.ts';
import type { Document } from '../core/document/document.ts';
import { readingOf } from '../core/document/read-block.ts';
import type { Ignore } from '../core/language/ignores.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Day } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { nearest } from '../core/text/near-words.ts';
import type { RuleFix } from '../rules/kit/define-rule.ts';
import { type TraitFinding, traitFindings } from '../traits/fires.ts';
import { startsFile } from './portfolio-place.ts';

export interface Candidate {
  readonly rule: string;
  readonly span: Span;
  /** The entry that the finding is about, if any. A finding can only be an echo of one on the same entry. */
  readonly ref: EntryRef | null;
}
export interface Comment {
  readonly ignore: Ignore;
  /** The span that the comment covers; null for the whole file. */
  readonly covers: Span | null;
}
export interface CommentFinding {
  readonly rule: string;
  readonly span: Span;
  readonly message: string;
  readonly fixes?: readonly RuleFix[];
}

/** Decides which findings are echoes. */
export interface Echoes {
  /** Maps each rule to the rules whose findings on the same entry make its own an echo. */
  readonly silencedBy: ReadonlyMap<string, readonly string[]>;
  /**
   * Returns the trait finding that an entry has at the rules' own thresholds. It silences others whatever threshold is
   * set: where a threshold is raised, a finding goes and none comes in its place.
   */
  readonly doubtOn: (ref: EntryRef) => TraitFinding | undefined;
}

/** Removes echoes. */
export function withoutEchoes<T extends Candidate>(
  findings: readonly T[],
  { silencedBy, doubtOn }: Echoes,
): T[] {
  const present = new Map<EntryRef, Set<string>>();
  for (const { rule, ref } of findings) {
    if (ref === null || traitFindings.has(rule)) continue;
    const rules = present.get(ref);
    if (rules === undefined) present.set(ref, new Set([rule]));
    else rules.add(rule);
  }
  return findings.filter(({ rule, ref }) => {
    const loud = ref === null ? undefined : silencedBy.get(rule);
    if (ref === null || loud === undefined) return true;
    const doubt = doubtOn(ref);
    return !loud.some((other) => other === doubt || present.get(ref)?.has(other));
  });
}

/** Tells whether a comment is in force: it has no date, or a valid one that has not passed. */
export function inForce(ignore: Ignore, today: Day): boolean {
  return ignore.until === undefined || (ignore.until.date !== 'bad' && ignore.until.date.last >= today);
}

/** Tells whether a comment covers a finding at a position. `syntax` cannot be ignored. */
export function covers(comment: Comment, rule: string, span: Span): boolean {
  if (rule === 'syntax' || !comment.ignore.rules.some(({ name }) => name === rule)) return false;
  const area = comment.covers;
  return area === null || (span.start >= area.start && span.start < Math.max(area.end, area.start + 1));
}

/** Tells whether a comment above a finding's subject covers the finding, wherever it is reported. */
export function coveredAtSubject(
  { rule, ref }: { readonly rule: string; readonly ref: EntryRef | null },
  today: Day,
): boolean {
  if (ref === null) return false;
  return ownComments(ref.block, today).some((comment) => covers(comment, rule, ref.entry.span));
}

/** Returns the ignore comments in force within a block, each with the span that it covers. */
export function ownComments(block: Block, today: Day): Comment[] {
  return readingOf(block).ignores.flatMap((ignore) =>
    ignore.fileWide || ignore.covers === undefined || !inForce(ignore, today)
      ? []
      : [{ ignore, covers: ignore.covers }],
  );
}

/** Returns the ignore comments that cover a whole file. */
export function fileWideOf(document: Document): Ignore[] {
  const first = document.blocks[0];
  return first === undefined
    ? []
    : readingOf(first).ignores.filter((ignore) => ignore.fileWide && startsFile(first, ignore.span));
}

/** Requires a real word, and rejects the placeholder that a fix inserts for the reason. */
const EXPLAINS = /^(?!(?:reason|todo|tbd|fixme|why)?[\s.?!:]*$).*[\p{L}\p{N}]/iu;

/** Returns the message for a rule in a comment that ignores nothing. */
export function unusedMessage(rule: string, ignore: Ignore): string {
  if (rule === 'syntax') return t`\`syntax\` cannot be ignored: what cannot be read cannot be judged.`;
  if (!ignore.fileWide && ignore.covers === undefined)
    return t`There is nothing on the line below this comment, so it ignores nothing. Put it right above the entry or key it is about.`;
  return ignore.fileWide
    ? t`\`${rule}\` finds nothing in this file, so there is nothing to ignore. Delete it.`
    : t`\`${rule}\` finds nothing here, so there is nothing to ignore. Delete it.`;
}

/**
 * Checks the wording of a comment: a missing reason, an unknown rule, a past date.
 * @param startsFile whether no key precedes the comment
 */
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
