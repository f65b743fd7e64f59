/** `twotrack/itemForm`: presents an item as labelled fields, for people who do not write YAML. */
import { z } from 'zod';
import { readScalar } from '../core/language/read-scalar.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { later, t, translated } from '../core/text/l10n.ts';
import {
  type FieldPlace,
  type FormKey,
  formKeys,
  formLists,
  type ListKey,
  listKeys,
  metaOfPlace,
  placeOfField,
  rowOf,
  scalarAt,
} from '../edits/kit/form-keys.ts';
import {
  type FormField,
  type FormList,
  type ItemFormParams,
  type ItemFormResult,
  type ItemMark,
  itemForm as method,
} from '../protocol/item-form.ts';
import { clipped, poles, shares, statedAgainst, verdictWords } from '../session/explanation.ts';
import { wouldDecide } from '../session/would-decide.ts';
import { quotableOf } from '../traits/item-subject.ts';
import { quotedBeside } from '../traits/quoted.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';
import { followed, markOf } from './tree/item-mark.ts';
import { treeData } from './tree/tree-data.ts';
import { nodeId } from './tree/tree-nodes.ts';

const labels: Readonly<Record<FormKey, string>> = {
  title: later`Title`,
  track: later`Track`,
  status: later`Status`,
  health: later`Health`,
  description: later`Description`,
  owner: later`Owner`,
  sponsor: later`Sponsor`,
  start: later`Start`,
  end: later`End`,
  review: later`Review`,
  standard: later`Standard`,
  decision: later`Decision asked for`,
};
const parts: Readonly<Record<string, string>> = {
  name: later`Name`,
  kind: later`Kind`,
  baseline: later`Baseline`,
  target: later`Target`,
  unit: later`Unit`,
  countermeasure: later`Countermeasure`,
  title: later`Title`,
  date: later`Date`,
  done: later`Done`,
};
const lists: Readonly<Record<ListKey, readonly [string, string]>> = {
  measures: [later`Measures`, later`measure`],
  milestones: [later`Milestones`, later`milestone`],
};
/** Maximum number of reasons quoted per side. */
const MAX_REASONS = 3;

export const itemForm = defineSessionFeature<ItemFormParams, ItemFormResult>({
  method,
  params: shapeOf<ItemFormParams>({
    portfolio: text,
    target: text,
    mark: shapeOf<ItemMark>({
      uri: text,
      title: text,
      own: text,
      before: text,
      after: text,
      count: z.number(),
    }).optional(),
  }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, target, mark }, { session }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`This portfolio is no longer open.` };
    const data = treeData(session, portfolio);
    const found = followed(data, target, mark);
    if (found === 'twins')
      return {
        refused: t`Several items say the same as this one did, and none of them has an id of its own. Give it an id, and open its form again.`,
      };
    if (found === 'gone' || found.ref.kind !== 'item')
      return { refused: t`This item is no longer in the portfolio.` };
    const item = viewOf(found.ref);
    const judgement = session.analysisOf(portfolio).judgementOf(item);
    const from = quotableOf(item, judgement);
    return {
      target: nodeId(portfolio, 'form', found),
      mark: markOf(data, found),
      uri: found.ref.uri,
      title: item.title,
      // Stands after “This item reads”.
      reads:
        judgement.verdict === 'unclear'
          ? t`unclear: too little is said for either track`
          : `${verdictWords(judgement)}${statedAgainst(item, judgement)}`,
      // What the verdict says first: beneath “reads operational” a reader looks for why.
      because: (judgement.verdict === 'operational' ? poles.toReversed() : poles).flatMap((side) =>
        shares(judgement.evidence, side, MAX_REASONS).shown.map((piece) => ({
          side,
          words: clipped(quotedBeside(piece, from)),
        })),
      ),
      wouldDecide: wouldDecide(judgement, item) ?? '',
      fields: formKeys.map((key) => fieldOf(portfolio, item, key, translated(labels[key]))),
      lists: listKeys.map((key) => listOf(portfolio, item, key)),
    };
  },
});

function listOf(portfolio: Portfolio, item: ItemView, key: ListKey): FormList {
  const [label, one] = lists[key];
  const count = key === 'measures' ? item.measures.length : item.milestones.length;
  const rows = Array.from({ length: count }, (_, index) => {
    const first = rowOf(item, key, index)?.fields[formLists[key].first];
    return {
      field: `${key}.${index}`,
      name: first?.text ?? '',
      fields: formLists[key].keys.map((part) =>
        fieldOf(portfolio, item, `${key}.${index}.${part}`, translated(parts[part] ?? '')),
      ),
    };
  });
  return { key, label: translated(label), one: translated(one), rows };
}

function fieldOf(portfolio: Portfolio, item: ItemView, field: string, label: string): FormField {
  const place = placeOfField(field) as FieldPlace;
  const meta = metaOfPlace(place);
  const scalar = scalarAt(item, place);
  const value = scalar?.text ?? '';
  const read = value === '' ? null : readScalar(meta, value);
  return {
    field,
    label,
    kind: meta.scalar === 'choice' ? 'choice' : field === 'description' ? 'text' : 'line',
    value,
    doc: meta.doc === undefined ? '' : translated(meta.doc).replaceAll(/[`*]/g, ''),
    problem: read === null || read.ok ? '' : read.problem,
    choices: choicesOf(portfolio, field, meta),
    fixed: fixedOf(scalar, value),
  };
}

function fixedOf(scalar: ReturnType<typeof scalarAt>, value: string): string {
  if (scalar?.shared === true) return t`An alias puts this here: change it in the text.`;
  return value.trim().includes('\n') ? t`It has paragraphs: change it in the text.` : '';
}

/** Returns a field's choices: words of the language, or for an owner or sponsor the names in use. */
function choicesOf(
  portfolio: Portfolio,
  field: string,
  meta: ReturnType<typeof metaOfPlace>,
): FormField['choices'] {
  if (meta.scalar === 'choice')
    return (meta.values ?? []).map((value) => {
      const doc = meta.valueDocs?.[value];
      return { value, doc: doc === undefined ? '' : translated(doc) };
    });
  if (field !== 'owner' && field !== 'sponsor') return [];
  const known = new Set<string>();
  for (const { ref } of portfolio.index.items) {
    const said = viewOf(ref).fields[field]?.text;
    if (said !== undefined) known.add(said);
  }
  return [...known].sort().map((value) => ({ value, doc: '' }));
}
