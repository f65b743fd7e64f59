import { ID_PATTERN } from '../core/language/scalars.ts';
import { type Use, usesOf } from '../core/model/uses.ts';
import { t, translated } from '../core/text/l10n.ts';
import { addMissing } from './fixes/new-entries.ts';
import { defineEntryRule } from './kit/define-rule.ts';

const ID = new RegExp(ID_PATTERN);

export const unknownReference = defineEntryRule<{ use: Use; meant: string | undefined }>({
  id: 'unknown-reference',
  severity: 'error',
  summary: 'An id that no entry has',
  fixable: 'both',
  kinds: ['item', 'goal'],
  *check(ref, { index }) {
    for (const use of usesOf(ref)) {
      if (index.byId(use.kind, use.id).length > 0) continue;
      const meant = index.nearest(use.kind, use.id);
      // An owner, or the sender of a target, may be any text: check it only if it is close to a team's id.
      if (use.loose && (meant === undefined || !ID.test(use.id))) continue;
      yield { use, meant };
    }
  },
  report: ({ use: { kind, id, span, loose }, meant }, { uri }) => {
    const change =
      meant === undefined
        ? []
        : [{ title: t`Change to ${meant}`, safe: !loose, edits: [{ span, text: meant }] }];
    if (loose) {
      const message = t`\`${id}\` is nearly the id of the team \`${meant}\`. Change it if that team is meant; any other name is fine as it is.`;
      return { span, severity: 'hint', message, fixes: change };
    }
    return {
      span,
      message: t`There is no ${translated(kind)} \`${id}\` in this portfolio. ${meant === undefined ? t`Add it, or name one that exists.` : t`Did you mean \`${meant}\`?`}`,
      fixes: [...change, ...(kind === 'item' ? [] : addMissing(kind, id, uri))],
    };
  },
});
