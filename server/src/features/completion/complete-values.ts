/** Completes values: words of the language, ids with titles, dates, and values used elsewhere in the portfolio. */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { ZodArray, ZodObject, ZodRecord, type z } from 'zod';
import { oneLine } from '../../base/words.ts';
import { slugOf } from '../../core/language/scalars.ts';
import { type EntryKind, type KeyMeta, metaOf } from '../../core/language/schema-kit.ts';
import { idOf } from '../../core/model/entry-index.ts';
import { t } from '../../core/text/l10n.ts';
import { type CaretPlace, choices } from '../place/place.ts';
import { idOffer, newElement } from './complete-entries.ts';
import { keyDrafts } from './complete-keys.ts';
import { watchedDrafts } from './complete-polarity.ts';
import {
  type Ask,
  type Draft,
  hole,
  inOrder,
  MAX_COMPLETIONS,
  replacing,
  written,
} from './completion-draft.ts';
import { wordsUsed } from './known-words.ts';
import { monthOffers, scalarOffers } from './offers.ts';

/** Converts a text to the text to insert. */
type Wrap = (text: string) => string;

/** Completes a value or a list element according to its schema. */
export function valueDrafts(ask: Ask, schema: z.ZodType): Draft[] {
  const { place } = ask;
  const key = keyOf(place);
  return choices(schema).flatMap((option): Draft[] => {
    if (option instanceof ZodArray) return listDrafts(ask, option, key);
    if (option instanceof ZodRecord) {
      if (place.inline) return recordKeys(ask, option, new Set(), (id, value) => `{${id}: ${value}}`);
      return recordKeys(ask, option, new Set(), (id, value) => `${id}: ${value}`);
    }
    if (option instanceof ZodObject) return place.inline ? [] : keyDrafts(ask, option, place.path, new Set());
    return scalarDrafts(ask, { ...metaOf(schema), ...metaOf(option) }, key, (text) => replacing(place, text));
  });
}

/** Completes a list in place of a value: in brackets on the key's line, after a dash below it. */
function listDrafts(ask: Ask, list: ZodArray, key: string): Draft[] {
  const { place } = ask;
  const element = list.element as z.ZodType;
  if (element instanceof ZodObject) return place.inline ? [] : newElement(ask, key, true, false);
  if (place.quoted) return [];
  const wrap: Wrap = place.inline
    ? (text) => `[${written(text, true)}]`
    : (text) => `- ${written(text, false)}`;
  return scalarDrafts(ask, metaOf(element), key, wrap);
}

/** Completes the keys of an open mapping: team ids, dates. */
export function recordKeys(
  ask: Ask,
  record: ZodRecord,
  taken: ReadonlySet<string>,
  write: (key: string, value: string) => string,
): Draft[] {
  const meta = metaOf(record.keyType as z.ZodType);
  if (meta.refers !== undefined) {
    const value = metaOf(record.valueType as z.ZodType).scalar === 'effort' ? hole(1, '0.5 fte') : '$1';
    return idDrafts(ask, meta.refers, taken, (id) => write(id, value));
  }
  if (meta.scalar !== 'date') return [];
  return monthOffers(taken, ask.file.session.today).map(({ text, detail }) => ({
    label: text,
    kind: CompletionItemKind.Value,
    detail,
    snippet: write(text, '$1'),
  }));
}

function scalarDrafts(ask: Ask, meta: KeyMeta, key: string, wrap: Wrap): Draft[] {
  const { place, file, ref } = ask;
  const { portfolio, session, analysis } = file;
  if (meta.values !== undefined) {
    return meta.values.map((value) => ({
      label: value,
      kind: CompletionItemKind.EnumMember,
      detail: meta.valueDocs?.[value] ?? '',
      snippet: wrap(value),
      data: { doc: 'value', root: place.root, path: place.path, value },
    }));
  }
  if (meta.refers !== undefined) return idDrafts(ask, meta.refers, place.others, wrap);
  if (meta.scalar === 'id') {
    const fields = ref?.entry.values.fields as
      | { readonly title?: { readonly text: string }; readonly name?: { readonly text: string } }
      | undefined;
    return ref === null
      ? []
      : idOffer(ask, ref.kind, slugOf(fields?.title?.text ?? fields?.name?.text ?? ''));
  }
  if (meta.scalar === 'text' || meta.scalar === undefined) return textDrafts(ask, key, wrap);
  return scalarOffers(meta.scalar, key, session.today, analysis.context.period).map(
    ({ text, detail }, at) => ({
      label: text,
      kind: CompletionItemKind.Value,
      detail,
      also: detail,
      snippet: wrap(text),
      preselect: at === 0 && meta.scalar === 'date' && portfolio !== undefined,
    }),
  );
}

/** Keys whose values tend to recur in a portfolio. */
const REUSED = new Set(['methods', 'tags', 'standard', 'sponsor', 'owner', 'lead', 'from', 'to']);
/** Keys that hold a team id or a name, each with the key whose names it shares. */
const PARTIES: Readonly<Record<string, string>> = { owner: 'owner', from: 'owner', to: 'owner' };

function textDrafts(ask: Ask, key: string, wrap: Wrap): Draft[] {
  const { place, file, ref } = ask;
  const watched = watchedDrafts(ask, key, wrap);
  if (watched !== null) return watched;
  const unit = key === 'unit';
  if (!unit && !REUSED.has(key)) return [];
  const used = wordsUsed(
    file.portfolio,
    PARTIES[key] ?? key,
    place.others.size > 0 ? null : ref,
    unit ? 'measures' : undefined,
  );
  const teams = key in PARTIES ? idDrafts(ask, 'team', new Set(), wrap) : [];
  const known = new Set(teams.map(({ label }) => label));
  // With a word typed, offer what matches it; with nothing typed, what is used more than once.
  const typed = place.word.toLowerCase();
  const fits = ([text, count]: readonly [string, number]): boolean =>
    used.size <= 1000 || (typed === '' ? count > 1 : text.toLowerCase().includes(typed));
  const words = [...used]
    .filter((word) => fits(word) && !place.others.has(word[0]) && !known.has(word[0]))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(
      ([text, count]): Draft => ({
        label: text,
        kind: CompletionItemKind.Text,
        detail: count === 1 ? t`used once` : t`used ${count} times`,
        snippet: wrap(text),
      }),
    );
  return [...teams, ...words];
}

/** Offers ids of a kind with their titles, except the entry's own and those already listed. */
export function idDrafts(ask: Ask, kind: EntryKind, taken: ReadonlySet<string>, wrap: Wrap): Draft[] {
  const { file, ref, place } = ask;
  const { index } = file.portfolio;
  const own = ref !== null && ref.kind === kind ? idOf(ref) : null;
  const typed = place.word.toLowerCase();
  const few = index.refs[kind].size <= MAX_COMPLETIONS;
  const found: { readonly id: string; readonly title: string; readonly rank: number }[] = [];
  let best = 0;
  for (const id of index.ids(kind)) {
    if (id === own || taken.has(id)) continue;
    // Stop once enough ids start with the word: one more letter narrows the list.
    if (best > MAX_COMPLETIONS) break;
    const begins = id.startsWith(typed);
    if (begins) best++;
    const title = begins && !few ? '' : titleOf(ask, kind, id);
    const rank = begins
      ? 0
      : id.includes(typed)
        ? 1
        : title.toLowerCase().includes(typed)
          ? 2
          : few || inOrder(id, typed)
            ? 3
            : -1;
    if (rank >= 0) found.push({ id, title, rank });
  }
  const shown = few ? found : found.sort((a, b) => a.rank - b.rank).slice(0, MAX_COMPLETIONS + 1);
  return shown.map(({ id, title }): Draft => {
    const words = title === '' ? titleOf(ask, kind, id) : title;
    return {
      label: id,
      kind: CompletionItemKind.Reference,
      detail: words,
      also: words,
      snippet: wrap(id),
      data: { doc: 'entry', uri: file.uri, kind, id },
    };
  });
}

function titleOf({ file }: Ask, kind: EntryKind, id: string): string {
  const fields = file.portfolio.index.byId(kind, id)[0]?.entry.values.fields as
    | { readonly title?: { readonly text: string }; readonly name?: { readonly text: string } }
    | undefined;
  return oneLine((fields?.title ?? fields?.name)?.text);
}

/** Returns the innermost key around a value; for a list element, the key of the list. */
export function keyOf(place: CaretPlace): string {
  for (let i = place.path.length - 1; i >= 0; i--)
    if (typeof place.path[i] === 'string') return place.path[i] as string;
  return '';
}
