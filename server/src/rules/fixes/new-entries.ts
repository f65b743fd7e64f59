/** Fixes that add an entry to the portfolio: the goal or team that is missing, the item that follows another. */

import type { Document } from '../../core/document/document.ts';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import type { EntryRef, ItemRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { t, translated } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { freeId } from '../../edits/text/new-id.ts';
import { insertEntry } from '../../edits/text/section-edits.ts';
import type { RuleFix } from '../kit/define-rule.ts';
import { titled } from '../kit/titles.ts';

/** A placeholder of a snippet, or its words: what makes a fix's two variants. */
type Slot = (number: number, words: string) => string;

const asSnippet: Slot = (number, words) => `\${${number}:${escaped(words)}}`;
const asWords: Slot = (_, words) => words;
/** Text as it stands within a snippet. */
const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/**
 * The two variants of a fix that adds an entry, the one with placeholders first. `lines` gives the entry's lines
 * with its dash in the first column; `plain` marks text that is no placeholder.
 */
export function addEntry(
  title: string,
  kind: EntryKind,
  place: (portfolio: Portfolio) => { document: Document; after?: EntryRef } | null,
  lines: (
    slot: Slot,
    plain: (text: string) => string,
    portfolio: Portfolio,
    document: Document,
  ) => readonly string[],
): RuleFix[] {
  const variant = (slot: Slot, plain: (text: string) => string, snippet: boolean): RuleFix => ({
    title,
    safe: false,
    ...(snippet ? { snippet } : {}),
    edits: [],
    elsewhere: (portfolio): readonly FileEdit[] => {
      const found = place(portfolio);
      if (found === null) return [];
      return (
        insertEntry(
          found.document,
          kind,
          `${lines(slot, plain, portfolio, found.document).join('\n')}\n`,
          found.after,
        ) ?? []
      );
    },
  });
  return [variant(asSnippet, escaped, true), variant(asWords, (text) => text, false)];
}

/** `safe-care` as a title: `Safe care`. */
export function titleFrom(id: string): string {
  const words = id.replace(/-+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The file where the most entries of a kind live, else the root file, else `uri`; null where that is gone. */
function homeOf(portfolio: Portfolio, kind: EntryKind, uri: string): { document: Document } | null {
  const homes = new Map<string, number>();
  for (const ref of portfolio.index.refs[kind]) homes.set(ref.uri, (homes.get(ref.uri) ?? 0) + 1);
  const [home] = [...homes].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0] ?? [];
  const document = portfolio.files.get(home ?? portfolio.roots[0]?.document.uri ?? uri);
  return document === undefined ? null : { document };
}

/** Adds the goal or team that an id stands for: where the most of its kind live, else in the root file, else in the file that names it. */
export function addMissing(kind: 'goal' | 'team', id: string, uri: string): RuleFix[] {
  return addEntry(
    t`Add the ${translated(kind)} ${id}`,
    kind,
    (portfolio) => homeOf(portfolio, kind, uri),
    (slot, plain, { index }, document) => {
      // Where the others stand on one line each, so does the new one.
      const others = document.blocks
        .flatMap((block) => index.ofBlock(block))
        .filter((ref) => ref.kind === kind);
      const flow = others.at(-1)?.entry.values.flow === true;
      const [name, words] = [kind === 'team' ? 'name' : 'title', slot(1, scalarOf(titleFrom(id), flow))];
      if (flow) return [`- ${plain(`{id: ${id}, ${name}: `)}${words}${plain('}')}`];
      return [`- id: ${plain(id)}`, `  ${name}: ${words}`];
    },
  );
}

/** Adds an item that serves a goal, by a team where one is named; on which path is for the people who lead it to say. */
export function addServing(goal: EntryRef, id: string, team?: string): RuleFix[] {
  return addEntry(
    t`Add an item for this goal`,
    'item',
    (portfolio) => homeOf(portfolio, 'item', goal.uri),
    (slot, plain, { index }) => [
      `- id: ${plain(freeId(`for-${id}`, (taken) => index.byId('item', taken).length > 0))}`,
      `  title: ${slot(1, 'What will be done for it')}`,
      '  status: planned',
      ...(team === undefined ? [] : [`  teams: ${plain(`[${team}]`)}`]),
      `  goals: ${plain(`[${id}]`)}`,
    ],
  );
}

/** Adds an operational item that holds and improves what a finished strategic one brought. */
export function addSustaining({ ref }: { readonly ref: ItemRef }): RuleFix[] {
  return addEntry(
    t`Add an item that sustains ${titled(viewOf(ref))}`,
    'item',
    ({ files }) => {
      const document = files.get(ref.uri);
      return document === undefined ? null : { document, after: ref };
    },
    (slot, plain, { index }) => {
      // Read now: the leap's title may have changed since it was found.
      const leap = viewOf(ref);
      const id = leap.id ?? '';
      const teams = leap.teams.map((team) => team.id);
      const goals = leap.refs('goals').map(({ text }) => text);
      const own = freeId(`hold-${id}`, (taken) => index.byId('item', taken).length > 0);
      const list = (ids: readonly string[]): string => plain(`[${ids.join(', ')}]`);
      return [
        `- id: ${own}`,
        `  title: ${slot(1, scalarOf(`Hold and improve: ${leap.title}`))}`,
        '  track: operational',
        '  status: planned',
        ...(teams.length > 0 ? [`  teams: ${list(teams)}`] : []),
        ...(goals.length > 0 ? [`  goals: ${list(goals)}`] : []),
        `  sustains: [${id}]`,
        '  review: weekly',
        `  standard: ${slot(2, 'The standard that it holds')}`,
      ];
    },
  );
}
