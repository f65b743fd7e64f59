/** Completes keys, values and whole entries at the caret, on incomplete and broken lines too. */
import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver-protocol';
import { ZodArray, ZodObject, ZodRecord } from 'zod';
import { sectionKeys } from '../core/language/schema.ts';
import { type EntryKind, metaOf } from '../core/language/schema-kit.ts';
import type { Span } from '../core/text/lines.ts';
import { newElement, newEntries } from './completion/complete-entries.ts';
import { keyDrafts, topKeys } from './completion/complete-keys.ts';
import { commentDrafts, ruleDrafts } from './completion/complete-rules.ts';
import { scenarioDrafts } from './completion/complete-scenario.ts';
import { keyOf, recordKeys, valueDrafts } from './completion/complete-values.ts';
import { docOf } from './completion/completion-docs.ts';
import { type Ask, chosen, type DocData, type Draft, toItems } from './completion/completion-draft.ts';
import { defineFeature, defineSessionFeature } from './kit/feature.ts';
import { documentationMarkup } from './kit/markup.ts';
import { anything, atPosition } from './kit/shapes.ts';
import { hereAt } from './place/entry-at.ts';
import { choices, placeAt, schemasAt } from './place/place.ts';

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

export const completion = defineFeature<CompletionParams, CompletionList>({
  method: 'textDocument/completion',
  params: atPosition,
  capabilities: () => ({
    completionProvider: { resolveProvider: true, triggerCharacters: [' ', '[', '{', ','] },
  }),
  none: NOTHING,
  handle: (file, { position, context }, { session, client }) => {
    const offset = session.offsetOf(file.document, position);
    const place = placeAt(file.document, offset);
    if (place === null) return NOTHING;
    const ref = place.root === 'top' ? null : (hereAt(file, offset)?.ref ?? null);
    const ask: Ask = { file, client, place, ref };
    if (place.role === 'comment') {
      const found = commentDrafts(ask, offset - place.start);
      return found === null ? NOTHING : listOf(ask, found.drafts, ask.place.word, found.span);
    }
    // A space typed within a text triggers nothing.
    const typed = context?.triggerCharacter;
    if (typed !== undefined && place.word.trim() !== '') return NOTHING;
    if (typed === ' ' && place.role === 'key' && !place.inline) return NOTHING;
    return listOf(ask, draftsAt(ask), place.word);
  },
  inScenario: (file, { position }, { session, client }) => {
    const place = placeAt(file.document, session.offsetOf(file.document, position));
    if (place === null || place.role === 'comment') return NOTHING;
    const ask: Ask = { file, client, place, ref: null };
    return listOf(ask, scenarioDrafts(ask, draftsAt), place.word);
  },
});

function listOf(ask: Ask, all: readonly Draft[], word: string, span?: Span): CompletionList {
  const { drafts, more } = chosen(all, word);
  return { isIncomplete: more, items: toItems(ask, drafts, span) };
}

function draftsAt(ask: Ask): Draft[] {
  const { place } = ask;
  const rules = ruleDrafts(ask);
  if (rules !== null) return rules;
  const schemas = schemasAt(place.root, place.path);
  if (place.role === 'key') {
    return schemas.flatMap(choices).flatMap((option): Draft[] => {
      if (option instanceof ZodObject)
        return place.root === 'top' && place.path.length === 0
          ? topKeys(ask, option)
          : keyDrafts(ask, option, place.path, place.keys);
      if (option instanceof ZodRecord && metaOf(option).raw !== true)
        return recordKeys(ask, option, place.keys, (key, value) => (place.colon ? key : `${key}: ${value}`));
      return [];
    });
  }
  const section = sectionAt(ask);
  if (section !== null && (place.role === 'element' || !place.inline)) {
    const own = schemasAt(section, [])[0];
    const keys =
      place.inline && !place.flow && own instanceof ZodObject
        ? keyDrafts({ ...ask, place: { ...place, root: section } }, own, [], place.keys)
        : [];
    return [...newEntries(ask, section, !place.inline, place.flow), ...keys];
  }
  if (place.role === 'value') return schemas.flatMap((schema) => valueDrafts(ask, schema));
  if (place.role !== 'element') return [];
  return schemas.flatMap(choices).flatMap((option): Draft[] => {
    if (option instanceof ZodObject) {
      const whole = newElement(ask, keyOf(place), !place.inline, place.flow);
      return place.inline && !place.flow
        ? [...whole, ...keyDrafts(ask, option, place.path, new Set())]
        : whole;
    }
    if (option instanceof ZodArray) return [];
    const drafts = valueDrafts(ask, option);
    return place.inline ? drafts : drafts.map((draft) => ({ ...draft, snippet: `- ${draft.snippet}` }));
  });
}

/** Returns the kind of entry that can start here: directly in its section, with nothing of it written yet. */
function sectionAt({ place }: Ask): EntryKind | null {
  if (place.root !== 'top') return place.path.length === 0 ? place.root : null;
  const name = place.path.length === 1 ? place.path[0] : undefined;
  return (Object.keys(sectionKeys) as EntryKind[]).find((kind) => sectionKeys[kind] === name) ?? null;
}

export const completionResolve = defineSessionFeature<CompletionItem, CompletionItem>({
  method: 'completionItem/resolve',
  params: anything,
  withoutFindings: true,
  capabilities: () => ({}),
  handle: (item, { session, client }) => {
    const text = item.data === undefined ? null : docOf(session, item.data as DocData);
    return text === null ? item : { ...item, documentation: documentationMarkup(client, text) };
  },
});
