import type { EntryKind } from '../core/language/schema.ts';
import type { Scalar } from '../core/language/values.ts';
import { type EntryRef, idOf } from '../core/model/entry-index.ts';
import { t } from '../core/text/l10n.ts';
import { defineEntryRule } from './kit/define-rule.ts';

const idField = (ref: EntryRef): Scalar<string> | undefined => ref.entry.values.fields.id;

export const duplicateId = defineEntryRule<{ id: string; others: readonly EntryRef[] }>({
  id: 'duplicate-id',
  severity: 'error',
  summary: 'Two entries of one kind have the same id',
  kinds: ['item', 'goal', 'team'],
  *check(ref, { index }) {
    const id = idOf(ref);
    if (id === null) return;
    const others = index.byId(ref.kind, id).filter((other) => other !== ref);
    if (others.length > 0) yield { id, others };
  },
  report: ({ id, others }, ref) => ({
    span: idField(ref) ?? ref.entry.span,
    message: clashOf(ref.kind, others.length, id),
    related: others.map((other) => ({
      ref: other,
      span: () => idField(other) ?? other.entry.span,
      message: t`\`${id}\` also stands here`,
    })),
  }),
});

function clashOf(kind: EntryKind, others: number, id: string): string {
  const who = others === 1 ? ANOTHER[kind]() : OTHERS[kind](others);
  return others === 1
    ? t`${who} has the id \`${id}\`, so a reference to it cannot tell which is meant. Give each an id of its own.`
    : t`${who} have the id \`${id}\`, so a reference to it cannot tell which is meant. Give each an id of its own.`;
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
