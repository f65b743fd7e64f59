/** Creates fixes that add an entry to the portfolio: a missing goal or team, or the item that should follow another. */

import { capital } from '../../base/words.ts';
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

/** Writes a placeholder, either as a snippet or as its default words: the two variants of a fix. */
type Slot = (number: number, words: string) => string;

const asSnippet: Slot = (number, words) => `\${${number}:${escaped(words)}}`;
const asWords: Slot = (_, words) => words;
/** Escapes a text for use in a snippet. */
const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/**
 * Returns both variants of a fix that adds an entry, the snippet first. `lines` returns the entry's lines with its dash
 * in the first column; `plain` marks text outside placeholders.
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

/** Derives a title from an id: `safe-care` becomes `Safe care`. */
export function titleFrom(id: string): string {
  return capital(id.replace(/-+/g, ' ').trim());
}

/** Returns the file with most entries of a kind, else the root file, else `uri`; null if it is gone. */
function homeOf(portfolio: Portfolio, kind: EntryKind, uri: string): { document: Document } | null {
  const homes = new Map<string, number>();
  for (const ref of portfolio.index.refs[kind]) homes.set(ref.uri, (homes.get(ref.uri) ?? 0) + 1);
  const [home] = [...homes].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0] ?? [];
  const document = portfolio.files.get(home ?? portfolio.roots[0]?.document.uri ?? uri);
  return document === undefined ? null : { document };
}

/**
 * Returns a fix that adds the goal or team that an id refers to: in the file with most entries of its kind, else in the
 * root file, else in the file with the reference.
 */
export function addMissing(kind: 'goal' | 'team', id: string, uri: string): RuleFix[] {
  return addEntry(
    t`Add the ${translated(kind)} ${id}`,
    kind,
    (portfolio) => homeOf(portfolio, kind, uri),
    (slot, plain, { index }, document) => {
      // If the existing ones are in flow style, so is the new one.
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

/**
 * Returns a fix that adds an item for a goal, and for a team if one is given. States no track: that is for its leaders
 * to decide.
 */
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

/** Returns a fix that adds an operational item to hold and improve what a finished strategic one achieved. */
export function addSustaining({ ref }: { readonly ref: ItemRef }): RuleFix[] {
  return addEntry(
    t`Add an item that sustains ${titled(viewOf(ref))}`,
    'item',
    ({ files }) => {
      const document = files.get(ref.uri);
      return document === undefined ? null : { document, after: ref };
    },
    (slot, plain, { index }) => {
      // Read it now: its title may have changed since the finding was made.
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
