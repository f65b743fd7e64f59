import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { ItemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { scalarOf } from '../core/yaml/quote.ts';
import { removeKey, setKey } from '../edits/text/entry-edits.ts';
import { flowSource } from '../edits/text/flow-edits.ts';
import { Rewrite } from '../edits/text/rewrite.ts';
import { mapAt, pairsOf } from '../edits/text/yaml-place.ts';
import { lazyFix } from './fixes/key-fixes.ts';
import { defineItemRule, type RuleFix } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';

/** Where an import keeps what its sheet says otherwise, in columns in which the portfolio leads. */
export const SHEET_SAYS = 'x-sheet-says';

interface Facts {
  readonly key: string;
  /** What the sheet says, and what stands here; the latter is null where nothing does. */
  readonly sheet: string;
  readonly own: string | null;
  readonly at: Span;
  readonly said: Span;
  readonly fixes: readonly RuleFix[];
}

export const sheetDiffers = defineItemRule<Facts>({
  id: 'sheet-differs',
  severity: 'warning',
  summary: 'The sheet that an item came from says something else',
  fixable: 'unsafe',
  *check(item) {
    if (!item.block.text.includes(SHEET_SAYS)) return;
    const place = mapAt(item.block, item.entry.values.start);
    const said = typeof place === 'string' ? null : pairsOf(place.node, SHEET_SAYS)[0]?.value;
    if (typeof place === 'string' || !isMap(said)) return;
    for (const { key, value } of said.items) {
      if (!isScalar(key) || value === null) continue;
      const name = String(key.value);
      const sheet = value as Node;
      const own = (pairsOf(place.node, name)[0]?.value ?? null) as Node | null;
      if (own !== null && agree(own, sheet)) continue;
      const span = spanOf(sheet);
      yield {
        key: name,
        sheet: wordsOf(sheet),
        own: own === null ? null : wordsOf(own),
        at: own === null ? span : spanOf(own),
        said: span,
        fixes: isScalar(sheet) && (own === null || isScalar(own)) ? takeOver(item, name, wordsOf(sheet)) : [],
      };
    }
  },
  report: ({ key, sheet, own, at, said, fixes }, item) => ({
    span: at,
    message:
      own === null
        ? t`${titled(item)}: the sheet says “${sheet}” for \`${key}\`, and nothing stands here. The portfolio leads: take the sheet’s word over, or correct the sheet.`
        : t`${titled(item)}: \`${key}\` is “${own}” here and “${sheet}” in the sheet. The portfolio leads: take the sheet’s word over, or correct the sheet.`,
    related: own === null ? [] : [{ span: said, message: t`What the sheet says` }],
    fixes,
  }),
});

const spanOf = ({ range }: Node): Span => ({ start: range?.[0] ?? 0, end: range?.[1] ?? 0 });

const wordsOf = (node: Node): string =>
  isScalar(node) ? String(node.value).replace(/\s+/g, ' ').trim() : flowSource(node, false);

/** Whether both say the same; a list here may hold more than the sheet's. */
function agree(own: Node, sheet: Node): boolean {
  if (isSeq(sheet)) {
    const here = isSeq(own) ? own.items : isMap(own) ? own.items.map(({ key }) => key) : [own];
    const words = here.map((each) => wordsOf(each as Node));
    return sheet.items.every((each) => words.includes(wordsOf(each as Node)));
  }
  return wordsOf(own) === wordsOf(sheet);
}

/** The sheet's word in the place of ours, and off the list of what differs. */
function takeOver(item: ItemView, key: string, word: string): RuleFix[] {
  return lazyFix(item, t`Take over what the sheet says: ${word}`, () => {
    const rewrite = new Rewrite(item.block, item.entry);
    const done = rewrite.step((now, { values }) => setKey(now, values, key, scalarOf(word, true)));
    if (!done) return null;
    const settled = rewrite.step((now, { values }) => {
      const place = mapAt(now, values.start);
      const said = typeof place === 'string' ? null : pairsOf(place.node, SHEET_SAYS)[0]?.value;
      if (!isMap(said)) return null;
      return said.items.length > 1 ? removeKey(now, spanOf(said), key) : removeKey(now, values, SHEET_SAYS);
    });
    return settled ? rewrite.edits : null;
  });
}
