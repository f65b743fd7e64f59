import type { EntryKind } from '../core/language/schema-kit.ts';
import type { Scalar } from '../core/language/values.ts';
import { idOf } from '../core/model/entry-index.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import { t } from '../core/text/l10n.ts';
import { defineEntryRule } from './kit/define-rule.ts';

const idField = (ref: EntryRef): Scalar<string> | undefined => ref.entry.values.fields.id;

/**
 * Maximum number of related places per finding: with thousands of equal ids, each finding would list all the others.
 */
const MAX_PLACES = 20;

interface Clash {
  readonly id: string;
  /** Number of other entries with the id. */
  readonly count: number;
  /** The first few of them. */
  readonly others: readonly EntryRef[];
}

export const duplicateId = defineEntryRule<Clash>({
  id: 'duplicate-id',
  severity: 'error',
  summary: 'Two entries of one kind have the same id',
  kinds: ['item', 'goal', 'team'],
  *check(ref, { index }) {
    const id = idOf(ref);
    if (id === null) return;
    const same = index.byId(ref.kind, id);
    if (same.length < 2) return;
    const others = same.slice(0, MAX_PLACES + 1).filter((other) => other !== ref);
    yield { id, count: same.length - 1, others: others.slice(0, MAX_PLACES) };
  },
  report: ({ id, count, others }, ref) => ({
    span: idField(ref) ?? ref.entry.span,
    message: clashOf(ref.kind, count, id),
    related: others.map((other) => ({
      ref: other,
      span: () => idField(other) ?? other.entry.span,
      message: t`\`${id}\` is also used here`,
    })),
  }),
});

function clashOf(kind: EntryKind, others: number, id: string): string {
  const who = others === 1 ? ANOTHER[kind]() : OTHERS[kind](others);
  return others === 1
    ? t`${who} has the id \`${id}\`, so a reference to it is ambiguous. Give each its own id.`
    : t`${who} have the id \`${id}\`, so a reference to it is ambiguous. Give each its own id.`;
}
const ANOTHER: Readonly<Record<EntryKind, () => string>> = {
  item: () => t`Another item`,
  goal: () => t`Another goal`,
  team: () => t`Another team`,
};
const OTHERS: Readonly<Record<EntryKind, (count: number) => string>> = {
  item: (count) => t`${count} other items`,
  goal: (count) => t`${count} other goals`,
  team: (count) => t`${count} other teams`,
};
