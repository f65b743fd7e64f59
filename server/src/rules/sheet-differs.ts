import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { oneLine } from '../base/words.ts';
import type { Block } from '../core/document/block.ts';
import type { ItemRef } from '../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import type { KeptSheet } from '../core/model/kept-sheet.ts';
import type { Edit } from '../core/text/finding.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { memo } from '../core/text/memo.ts';
import { scalarOf } from '../core/yaml/quote.ts';
import { removeKey, setKey } from '../edits/text/entry-edits.ts';
import { flowSource } from '../edits/text/flow-edits.ts';
import { Rewrite } from '../edits/text/rewrite.ts';
import { mapAt, pairsOf } from '../edits/text/yaml-place.ts';
import { type Difference, differences, keptValue, takeOver } from '../edits/values/differences.ts';
import { sheetKeyOf } from '../edits/values/item-says.ts';
import { figureSuppliers, suppliersOf } from '../edits/values/suppliers.ts';
import { updateEntry } from '../edits/values/update-entry.ts';
import { lazyFix } from './fixes/key-fixes.ts';
import { defineEntryRule, type IndexContext, type RuleFix } from './kit/define-rule.ts';
import { leadEdit } from './kit/lead-edit.ts';
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

type Note = typeof SHEET_SAYS | typeof HAND_SAID;

interface Facts {
  /** Where the other value comes from: a note of the last import, or what the mapping file keeps of the sheet. */
  readonly from: Note | 'mapping';
  readonly what: string;
  /** `other`: the sheet's value, or the one written by hand. `own`: the current value here, null if there is none. */
  readonly other: string;
  readonly own: string | null;
  readonly at: Span;
  /** The note, if there is one. */
  readonly said: Span | null;
  readonly fixes: readonly RuleFix[];
}

export const sheetDiffers = defineEntryRule<Facts, undefined, 'item'>({
  id: 'sheet-differs',
  severity: 'warning',
  summary: 'The sheet that an item came from and the portfolio say different things',
  fixable: 'unsafe',
  kinds: ['item'],
  *check(ref, context) {
    const noted = new Set<string>();
    for (const note of [SHEET_SAYS, HAND_SAID] as const) yield* fromNote(ref, note, noted);
    yield* fromMapping(ref, context, noted);
  },
  report: (facts, ref) => ({
    span: facts.at,
    message: messageOf(titled(viewOf(ref)), facts),
    related:
      facts.own === null || facts.said === null
        ? []
        : [
            {
              span: facts.said,
              message: facts.from === SHEET_SAYS ? t`What the sheet says` : t`What was written here by hand`,
            },
          ],
    fixes: facts.fixes,
  }),
});

/** The notes that a block holds. Cached, because a file read as one block may have thousands of items. */
const notesIn = memo((block: Block): readonly Note[] =>
  ([SHEET_SAYS, HAND_SAID] as const).filter((note) => block.text.includes(note)),
);

/** Yields where an item differs from a note of the last import. Adds the keys of the note to `noted`. */
function* fromNote(ref: ItemRef, note: Note, noted: Set<string>): Generator<Facts> {
  const { block, entry } = ref;
  if (!notesIn(block).includes(note)) return;
  const place = mapAt(block, entry.values.start);
  const said = typeof place === 'string' ? null : pairsOf(place.node, note)[0]?.value;
  if (typeof place === 'string' || !isMap(said)) return;
  for (const { key, value } of said.items) {
    if (!isScalar(key) || value === null) continue;
    const name = String(key.value);
    const other = value as Node;
    const own = (pairsOf(place.node, name)[0]?.value ?? null) as Node | null;
    noted.add(name);
    if (name === 'measures') yield* figuresIn(ref, note, other);
    else if (own === null || !agree(own, other, note))
      yield {
        from: note,
        what: name,
        other: wordsOf(other),
        own: own === null ? null : wordsOf(own),
        at: spanOf(own ?? other),
        said: spanOf(other),
        fixes: fixesOf(ref, note, name, other),
      };
  }
}

/** Yields the figures of measures that differ from those in a note. */
function* figuresIn(ref: ItemRef, note: Note, noted: Node): Generator<Facts> {
  const { block, entry } = ref;
  const item = viewOf(ref);
  for (const each of differences(block, entry, 'measures', keptValue('measures', noted))) {
    const title =
      note === SHEET_SAYS
        ? t`Take over what the sheet says: ${short(each.other)}`
        : t`Restore what was written by hand: ${short(each.other)}`;
    yield {
      from: note,
      what: each.what,
      other: each.other,
      own: each.own?.text ?? null,
      at: each.own?.at ?? spanOf(noted),
      said: spanOf(noted),
      fixes: [
        ...(note === HAND_SAID ? letGo(item, note, 'measures') : []),
        ...lazyFix(item, title, () => takeOver(block, entry, each)),
      ],
    };
  }
}

/** Yields where an item differs from what the sheet said last, in columns in which the sheet takes precedence. */
function* fromMapping(ref: ItemRef, { sheetOf }: IndexContext, noted: ReadonlySet<string>): Generator<Facts> {
  const { block, entry, uri } = ref;
  const sheet = sheetOf(uri);
  const name = sheet === null ? null : (sheetKeyOf(block, entry) ?? viewOf(ref).id);
  if (sheet === null || name === null) return;
  for (const [key, node] of sheet.row(name) ?? []) {
    if (noted.has(key) || (isScalar(node) && isMark(String(node.value)))) continue;
    for (const each of differences(block, entry, key, keptValue(key, node))) {
      const columns = columnsOf(sheet, each);
      if (columns === 'led') continue;
      yield {
        from: 'mapping',
        what: each.what,
        other: each.other,
        own: each.own?.text ?? null,
        at: each.own?.at ?? viewOf(ref).name,
        said: null,
        fixes: [
          ...lazyFix(viewOf(ref), t`Take the sheet’s value: ${short(each.other)}`, () =>
            takeOver(block, entry, each),
          ),
          ...leadFixes(sheet, columns),
        ],
      };
    }
  }
}

/** Returns the columns that supply what differs; `led` if the portfolio takes precedence in one of them. */
function columnsOf(sheet: KeptSheet, { key, part }: Difference): readonly string[] | 'led' {
  const [only] = part.kind === 'measures' ? part.measures : [];
  const [field] = only === undefined ? [] : only.fields.keys();
  const groups =
    only === undefined || field === undefined ? suppliersOf(key) : figureSuppliers(only.name, field);
  const supplying = groups.find((keys) => sheet.columnsOf(keys).length > 0) ?? [];
  return groups.some((keys) => keys !== supplying && only !== undefined && sheet.isLed(keys)) ||
    sheet.isLed(supplying)
    ? 'led'
    : sheet.columnsOf(supplying);
}

/** Returns the fix that gives the portfolio precedence in some columns. */
function leadFixes(sheet: KeptSheet, columns: readonly string[]): RuleFix[] {
  if (columns.length === 0) return [];
  return [
    {
      title: t`Keep this, and let the portfolio lead in “${columns.join('”, “')}”`,
      safe: false,
      edits: [],
      elsewhere: () => leadEdit(sheet, columns),
    },
  ];
}

/** Tells whether a kept text is a mark of one that was too long to keep: it cannot be shown. */
const isMark = (text: string): boolean => /^~[0-9a-f]{8}-\d+$/.test(text);

/** A value as it is shown in a message or a title. */
const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

function messageOf(title: string, facts: Facts): string {
  const { from, what: key } = facts;
  const other = short(facts.other);
  const own = facts.own === null ? null : short(facts.own);
  if (from === 'mapping')
    return own === null
      ? t`${title}: the sheet says “${other}” for \`${key}\`, and nothing is set here. The sheet leads: take its value, correct the sheet, or let the portfolio lead.`
      : t`${title}: \`${key}\` is “${own}” here and “${other}” in the sheet, which leads. Take its value, correct the sheet, or let the portfolio lead.`;
  if (from === SHEET_SAYS)
    return own === null
      ? t`${title}: the sheet says “${other}” for \`${key}\`, and nothing is set here. The portfolio leads: take over the sheet’s value, or correct the sheet.`
      : t`${title}: \`${key}\` is “${own}” here and “${other}” in the sheet. The portfolio leads: take over the sheet’s value, or correct the sheet.`;
  return own === null
    ? t`${title}: “${other}” was written here by hand for \`${key}\`, and nothing is set here now. The sheet leads: correct it there, or delete the note.`
    : t`${title}: \`${key}\` was “${other}” here by hand, and the sheet says “${own}”. The sheet leads and took its place: correct the sheet, or delete the note.`;
}

const spanOf = ({ range }: Node): Span => ({ start: range?.[0] ?? 0, end: range?.[1] ?? 0 });

const wordsOf = (node: Node): string =>
  isScalar(node) ? oneLine(String(node.value)) : flowSource(node, false);

/** Tells whether both agree; a list here may hold more than the sheet's, but not more than the one written by hand. */
function agree(own: Node, other: Node, note: Note): boolean {
  if (!isSeq(other)) return wordsOf(own) === wordsOf(other);
  const here = isSeq(own) ? own.items : isMap(own) ? own.items.map(({ key }) => key) : [own];
  const words = here.map((each) => wordsOf(each as Node));
  return (
    (note === SHEET_SAYS || words.length === other.items.length) &&
    other.items.every((each) => words.includes(wordsOf(each as Node)))
  );
}

/**
 * Returns fixes that replace our value by the other one or, if the sheet takes precedence, keep the sheet's. All of
 * them remove the note.
 */
function fixesOf(ref: ItemRef, note: Note, key: string, other: Node): RuleFix[] {
  const item = viewOf(ref);
  const source = isScalar(other) ? scalarOf(wordsOf(other), true) : flowSource(other, false);
  const put = (title: string): RuleFix[] =>
    lazyFix(item, title, () => {
      const rewrite = new Rewrite(item.block, item.entry);
      const done =
        note === SHEET_SAYS && isSeq(other)
          ? rewrite.step(
              (now, entry) => updateEntry(now, entry, new Map([[key, keptValue(key, other)]])).edits,
            )
          : rewrite.step((now, { values }) => setKey(now, values, key, source));
      return done && rewrite.step((now, { values }) => settled(now, values, note, key))
        ? rewrite.edits
        : null;
    });
  return note === SHEET_SAYS
    ? put(t`Take over what the sheet says: ${short(wordsOf(other))}`)
    : [...letGo(item, note, key), ...put(t`Restore what was written by hand: ${short(wordsOf(other))}`)];
}

/** Returns the fix that keeps the sheet's value and removes the note. */
const letGo = (item: ItemView, note: Note, key: string): RuleFix[] =>
  lazyFix(item, t`Keep what the sheet says, and delete the note`, () => {
    const rewrite = new Rewrite(item.block, item.entry);
    return rewrite.step((now, { values }) => settled(now, values, note, key)) ? rewrite.edits : null;
  });

/** Returns the edits that remove a key from a note, and the note with its last key. */
function settled(block: Block, values: Span, note: Note, key: string): readonly Edit[] | null {
  const place = mapAt(block, values.start);
  const said = typeof place === 'string' ? null : pairsOf(place.node, note)[0]?.value;
  if (!isMap(said)) return null;
  return said.items.length > 1 ? removeKey(block, spanOf(said), key) : removeKey(block, values, note);
}
