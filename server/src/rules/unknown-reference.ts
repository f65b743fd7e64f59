import { type Use, usesOf } from '../core/entry-index.ts';
import { nearest } from '../core/read-scalar.ts';
import { defineEntryRule } from './define-rule.ts';

export const unknownReference = defineEntryRule<{ use: Use; meant: string | undefined }>({
  id: 'unknown-reference',
  severity: 'error',
  summary: 'An id that no entry has',
  fixable: 'safe',
  kinds: ['item', 'goal'],
  *check(ref, { index }) {
    for (const use of usesOf(ref.block, ref.entry)) {
      if (use.loose || index.byId(use.kind, use.id).length > 0) continue;
      yield { use, meant: nearest(use.id, index.ids(use.kind)) };
    }
  },
  report: ({ use, meant }) => ({
    span: use.span,
    message: `There is no ${use.kind} \`${use.id}\` in this portfolio. ${meant === undefined ? `Add it, or name one that exists.` : `Did you mean \`${meant}\`?`}`,
    fixes: meant === undefined ? [] : [{ title: `Change to ${meant}`, safe: true, edits: [{ span: use.span, text: meant }] }],
  }),
});
