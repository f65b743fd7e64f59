import { type EntryRef, idOf } from '../core/entry-index.ts';
import type { Scalar } from '../core/values.ts';
import { defineEntryRule } from './define-rule.ts';

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
    message: `${others.length === 1 ? 'Another' : `${others.length} other`} ${ref.kind}${others.length === 1 ? ' has' : 's have'} the id \`${id}\`, so a reference to it cannot tell which is meant. Give each an id of its own.`,
    related: others.map((other) => ({
      ref: other,
      span: () => idField(other) ?? other.entry.span,
      message: `\`${id}\` also stands here`,
    })),
  }),
});
