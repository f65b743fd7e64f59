/** Completes keys that are missing in a mapping: required ones first, then those that suit the item's track. */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { ZodArray, ZodObject, ZodRecord, type z } from 'zod';
import { readingOf } from '../../core/document/read-block.ts';
import { linkSchema, measureSchema, milestoneSchema, roundSchema } from '../../core/language/part-schemas.ts';
import { entrySchemas, rootSchema } from '../../core/language/schema.ts';
import { type KeyMeta, metaOf } from '../../core/language/schema-kit.ts';
import { viewOf } from '../../core/model/item.ts';
import { headsOf } from '../../core/model/root-values.ts';
import { isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { choices, type Root } from '../place/place.ts';
import type { Path } from '../place/place-frame.ts';
import { shapeWords, suitWords } from '../words/key-docs.ts';
import { polaritySnippet } from './complete-polarity.ts';
import { type Ask, type Draft, escapeSnippet, hole } from './completion-draft.ts';
import { endOfThisQuarter, monthText } from './offers.ts';

/** Offers the keys that a mapping lacks, best first. Omits the colon if it is there already. */
export function keyDrafts(ask: Ask, schema: ZodObject, path: Path, taken: ReadonlySet<string>): Draft[] {
  const { place } = ask;
  const bare = place.colon;
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const track = trackOf(ask);
  const rank = (own: z.ZodType): number => {
    if (!own.isOptional()) return 0;
    const { suits } = metaOf(own);
    return suits === undefined || track === null ? 2 : suits === track ? 1 : 3;
  };
  const root: Root = place.root;
  return Object.entries(shape)
    .filter(([key]) => !taken.has(key))
    .map(([key, own], at) => ({ key, own, order: rank(own) * 1000 + at }))
    .sort((a, b) => a.order - b.order)
    .map(({ key, own }) => ({
      label: key,
      kind: CompletionItemKind.Property,
      detail: [own.isOptional() ? '' : t`required`, suitWords(metaOf(own)), shapeWords(own)]
        .filter((word) => word !== '')
        .join(' · '),
      snippet: bare ? key : `${key}:${valueSnippet(ask, key, own, place.flow)}`,
      oneLine: `${key}:`,
      data: { doc: 'key', root, path: [...path, key] },
      more: !bare && opensList(own),
    }));
}

/** Offers top-level keys. Keys of the portfolio as a whole only if no other file is its root. */
export function topKeys(ask: Ask, schema: ZodObject): Draft[] {
  const { document, portfolio, uri } = ask.file;
  const taken = new Set(
    headsOf(document).flatMap((block) => readingOf(block).topKeys.map(({ name }) => name)),
  );
  // Once its colon is there, the word being typed parses as a key: do not count it as taken.
  if (ask.place.colon) taken.delete(ask.place.block.text.slice(ask.place.span.start, ask.place.span.end));
  const roots = portfolio.roots.map((root) => root.document.uri);
  if (roots.length > 0 && !roots.includes(uri))
    for (const key of Object.keys(rootSchema.shape)) taken.add(key);
  // Offer `portfolio` first only while no file is the root: most files just hold entries.
  const drafts = keyDrafts(ask, schema, [], taken);
  return roots.length > 0
    ? drafts
    : [
        ...drafts.filter(({ label }) => label === 'portfolio'),
        ...drafts.filter(({ label }) => label !== 'portfolio'),
      ];
}

/** Returns the item's track, or else the track that its text suggests. */
function trackOf({ ref, file }: Ask): string | null {
  if (ref === null || ref.kind !== 'item') return null;
  const view = viewOf(ref);
  return view.track ?? file.analysis.judgementOf(view).verdict;
}

/** Tells whether a key's value is a list with values to choose from. */
function opensList(schema: z.ZodType): boolean {
  return choices(schema).some((option) => {
    const element = option instanceof ZodArray ? (option.element as z.ZodType) : option;
    const meta: KeyMeta = metaOf(element);
    return meta.refers !== undefined || (meta.scalar === 'date' && !(option instanceof ZodArray));
  });
}

/** Returns the snippet after a key's colon: a space and a placeholder, or indented lines. */
export function valueSnippet(ask: Ask, key: string, schema: z.ZodType, flow: boolean): string {
  const meta = metaOf(schema);
  const today = ask.file.session.today;
  if (key === 'polarity' && ask.place.path.length === 0 && !flow) return polaritySnippet();
  if (meta.example !== undefined && !(choices(schema)[0] instanceof ZodArray))
    return example(key, meta.example, today);
  const [option] = choices(schema);
  if (option instanceof ZodArray) return listSnippet(option, flow, today);
  if (option instanceof ZodRecord) {
    if (meta.raw === true || metaOf(option).raw === true) return flow ? ' {$1}' : '\n  $1';
    return ` {\${1:${monthText(today)}}: \${2:0}}`;
  }
  if (option instanceof ZodObject) return flow ? ' {$1}' : '\n  $1';
  const { scalar, values } = meta;
  if (values !== undefined) return ` \${1|${values.join(',')}|}`;
  if (scalar === 'date')
    return ` \${1:${key === 'end' || key === 'date' ? endOfThisQuarter(today) : isoDay(today)}}`;
  return ' $1';
}

function example(key: string, text: string, today: number): string {
  if (key === 'period') return ` \${1:${isoDay(today).slice(0, 4)}}`;
  if (key === 'balance') return ` {operational: ${hole(1, '60%')}, strategic: ${hole(2, '40%')}}`;
  return ` \${1:${escapeSnippet(text)}}`;
}

function listSnippet(list: ZodArray, flow: boolean, today: number): string {
  const element = list.element as z.ZodType;
  if (!(element instanceof ZodObject)) return ' [$1]';
  // Entries have snippets of their own.
  if ((Object.values(entrySchemas) as z.ZodType[]).includes(element)) return flow ? ' []' : '\n  - $1';
  const parts: readonly string[] =
    element === measureSchema
      ? [
          `name: ${hole(1, 'What is counted')}`,
          `baseline: ${hole(2, '0')}`,
          `target: ${hole(3, '0')}`,
          `unit: ${hole(4, 'min')}`,
        ]
      : element === milestoneSchema
        ? [`title: ${hole(1, 'What will then be true')}`, `date: \${2:${endOfThisQuarter(today)}}`]
        : element === linkSchema
          ? [`title: ${hole(1, 'What is behind it')}`, `url: ${hole(2, 'https://')}`]
          : element === roundSchema
            ? [
                `from: ${hole(1, 'Who hands it over')}`,
                `to: ${hole(2, 'Who is to catch it')}`,
                `date: ${isoDay(today)}`,
                `proposal: ${hole(3, 'What is to be reached, and by when')}`,
              ]
            : ['$1'];
  return flow ? ` [{${parts.join(', ')}}]` : `\n  - ${parts.join('\n    ')}`;
}
