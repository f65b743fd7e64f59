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

/**
 * Key under which an import stores the sheet's differing values, for columns in which the portfolio takes precedence.
 */
export const SHEET_SAYS = 'x-sheet-says';
/**
 * Key under which it stores values written by hand that the sheet replaced, for columns in which the sheet takes
 * precedence.
 */
export const HAND_SAID = 'x-portfolio-said';

interface Facts {
  /** Which one takes precedence for the column. */
  readonly leads: 'portfolio' | 'sheet';
  readonly key: string;
  /** `other`: the sheet's value, or the one written by hand. `own`: the current value here, null if there is none. */
  readonly other: string;
  readonly own: string | null;
  readonly at: Span;
  readonly said: Span;
  readonly fixes: readonly RuleFix[];
}

export const sheetDiffers = defineItemRule<Facts>({
  id: 'sheet-differs',
  severity: 'warning',
  summary: 'The sheet that an item came from and the portfolio say different things',
  fixable: 'unsafe',
  *check(item) {
    for (const note of [SHEET_SAYS, HAND_SAID] as const) {
      if (!item.block.text.includes(note)) continue;
      const place = mapAt(item.block, item.entry.values.start);
      const said = typeof place === 'string' ? null : pairsOf(place.node, note)[0]?.value;
      if (typeof place === 'string' || !isMap(said)) continue;
      for (const { key, value } of said.items) {
        if (!isScalar(key) || value === null) continue;
        const name = String(key.value);
        const other = value as Node;
        const own = (pairsOf(place.node, name)[0]?.value ?? null) as Node | null;
        if (own !== null && agree(own, other)) continue;
        const span = spanOf(other);
        const single = isScalar(other) && (own === null || isScalar(own));
        yield {
          leads: note === SHEET_SAYS ? 'portfolio' : 'sheet',
          key: name,
          other: wordsOf(other),
          own: own === null ? null : wordsOf(own),
          at: own === null ? span : spanOf(own),
          said: span,
          fixes: single ? fixesOf(item, note, name, wordsOf(other)) : [],
        };
      }
    }
  },
  report: (facts, item) => ({
    span: facts.at,
    message: messageOf(titled(item), facts),
    related:
      facts.own === null
        ? []
        : [
            {
              span: facts.said,
              message:
                facts.leads === 'portfolio' ? t`What the sheet says` : t`What was written here by hand`,
            },
          ],
    fixes: facts.fixes,
  }),
});

function messageOf(title: string, { leads, key, other, own }: Facts): string {
  if (leads === 'portfolio')
    return own === null
      ? t`${title}: the sheet says “${other}” for \`${key}\`, and nothing stands here. The portfolio leads: take the sheet’s word over, or correct the sheet.`
      : t`${title}: \`${key}\` is “${own}” here and “${other}” in the sheet. The portfolio leads: take the sheet’s word over, or correct the sheet.`;
  return own === null
    ? t`${title}: “${other}” was written here by hand for \`${key}\`, and nothing stands here now. The sheet leads: correct it there, or let the note go.`
    : t`${title}: \`${key}\` was “${other}” here by hand, and the sheet says “${own}”. The sheet leads and took its place: correct the sheet, or let the note go.`;
}

const spanOf = ({ range }: Node): Span => ({ start: range?.[0] ?? 0, end: range?.[1] ?? 0 });

const wordsOf = (node: Node): string =>
  isScalar(node) ? String(node.value).replace(/\s+/g, ' ').trim() : flowSource(node, false);

/** Tells whether both agree; a list here may have more members than the sheet's. */
function agree(own: Node, sheet: Node): boolean {
  if (isSeq(sheet)) {
    const here = isSeq(own) ? own.items : isMap(own) ? own.items.map(({ key }) => key) : [own];
    const words = here.map((each) => wordsOf(each as Node));
    return sheet.items.every((each) => words.includes(wordsOf(each as Node)));
  }
  return wordsOf(own) === wordsOf(sheet);
}

/**
 * Returns fixes that replace our value by the other one or, if the sheet takes precedence, keep the sheet's. All of
 * them remove the note.
 */
function fixesOf(
  item: ItemView,
  note: typeof SHEET_SAYS | typeof HAND_SAID,
  key: string,
  word: string,
): RuleFix[] {
  const settle = (rewrite: Rewrite<ItemView['entry']>): boolean =>
    rewrite.step((now, { values }) => {
      const place = mapAt(now, values.start);
      const said = typeof place === 'string' ? null : pairsOf(place.node, note)[0]?.value;
      if (!isMap(said)) return null;
      return said.items.length > 1 ? removeKey(now, spanOf(said), key) : removeKey(now, values, note);
    });
  const put = (title: string): RuleFix[] =>
    lazyFix(item, title, () => {
      const rewrite = new Rewrite(item.block, item.entry);
      const done = rewrite.step((now, { values }) => setKey(now, values, key, scalarOf(word, true)));
      return done && settle(rewrite) ? rewrite.edits : null;
    });
  if (note === SHEET_SAYS) return put(t`Take over what the sheet says: ${word}`);
  const keep = lazyFix(item, t`Keep what the sheet says, and let the note go`, () => {
    const rewrite = new Rewrite(item.block, item.entry);
    return settle(rewrite) ? rewrite.edits : null;
  });
  return [...keep, ...put(t`Put back what was written by hand: ${word}`)];
}
