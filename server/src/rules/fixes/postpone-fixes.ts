/** Creates a fix that frees people: it postpones or stops the items that a finding names. */
import { viewOf } from '../../core/model/item.ts';
import type { Member } from '../../core/model/stretches.ts';
import { t } from '../../core/text/l10n.ts';
import { setKey } from '../../edits/text/entry-edits.ts';
import type { RuleFix } from '../kit/define-rule.ts';
import { names } from '../kit/portfolio-words.ts';

/** Maximum number of items to change at once: beyond that a plan is needed, not a fix. */
const MAX_CHANGED = 3;

/**
 * Returns a single fix for all items, since fewer would not resolve the finding: planned ones become ideas again,
 * others are stopped.
 */
export function postponeFixes(members: readonly Member[]): RuleFix[] {
  if (members.length === 0 || members.length > MAX_CHANGED) return [];
  const planned = members.every(({ view }) => view.status === 'planned');
  const begun = members.every(({ view }) => view.status !== 'planned');
  const what = names(members);
  return [
    {
      title: planned
        ? t`Set ${what} back to idea`
        : begun
          ? t`Stop ${what}`
          : t`Stop ${what}, or set what is only planned back to idea`,
      safe: false,
      edits: [],
      elsewhere: ({ files }) =>
        members.flatMap(({ ref, view }) => {
          const document = files.get(ref.uri);
          const index = document?.indexOf(ref.block) ?? -1;
          if (document === undefined || index < 0) return [];
          const status = view.status === 'planned' ? 'idea' : 'stopped';
          const edits = setKey(ref.block, viewOf(ref).entry.values, 'status', status) ?? [];
          return edits.map(({ span, text }) => ({
            uri: ref.uri,
            span: document.absolute(index, span),
            text,
          }));
        }),
    },
  ];
}
