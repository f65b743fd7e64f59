import { nameKey } from '../base/words.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { addKey, slot } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';
import { runsAs, trackInDoubt, written } from './kit/track-substance.ts';

interface Facts {
  readonly at: Span;
  /** The owner, if the sponsor is the same. */
  readonly owner?: string;
}

export const missingSponsor = defineItemRule<Facts>({
  id: 'missing-sponsor',
  severity: 'warning',
  summary: 'A strategic item without a sponsor above its owner',
  fixable: 'unsafe',
  silencedBy: trackInDoubt,
  *check(item) {
    if (!runsAs(item, 'strategic')) return;
    const { sponsor, owner } = item.fields;
    if (sponsor === undefined) {
      if (!written(item, 'sponsor')) yield { at: item.name };
    } else if (owner !== undefined && nameKey(sponsor.text) === nameKey(owner.text))
      yield { at: sponsor, owner: owner.text.trim() };
  },
  report: ({ at, owner }, item) =>
    owner === undefined
      ? {
          span: at,
          message: t`${titled(item)}: no sponsor. Name somebody above the departments who clears the way, under \`sponsor\`.`,
          fixes: addKey(item, t`Add a sponsor`, 'sponsor', slot(1, 'Name of the sponsor')),
        }
      : {
          span: at,
          message: t`${titled(item)}: sponsor and owner are the same, ${owner}. Name a sponsor who can move people and money between departments.`,
        },
});
