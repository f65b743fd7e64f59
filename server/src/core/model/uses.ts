/** Extracts what an entry refers to, and what rules on other entries may read of it. */

import type { Block } from '../document/block.ts';
import type { Entry } from '../document/read-block.ts';
import type { EntryKind } from '../language/schema-kit.ts';
import type { List, Round, Scalar } from '../language/values.ts';
import type { Span } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { itemView } from './item.ts';

/** A reference to an id. */
export interface Use {
  readonly kind: EntryKind;
  readonly id: string;
  readonly span: Span;
  readonly key: string;
  /** True for a word that need not be an id: `owner`, `from`, `to`. */
  readonly loose: boolean;
}

/** An entry and the block it was parsed from. */
export interface EntryInBlock {
  readonly block: Block;
  readonly entry: Entry;
}

/** Keys whose text no rule on another entry reads. */
const PROSE = new Set(['description', 'decision', 'risks', 'links']);

/** Tells whether a block contains YAML anchors or aliases. Cached per block, which may hold thousands of entries. */
const hasAlias = memo((block: Block): boolean => /[*&][^\s,[\]{}]/.test(block.text));

/** Serializes what rules on other entries may read of this one. Equal strings mean that their findings stay valid. */
const factsOf = memo((entry: Entry, block: Block): string => {
  const fields = entry.values.fields as Readonly<Record<string, Span & { readonly shared?: boolean }>>;
  // An alias may pull in text from elsewhere in the block, so compare the whole block.
  const facts = hasAlias(block)
    ? block.text
    : Object.keys(fields)
        .filter((key) => !PROSE.has(key))
        .map((key) => `${key}:${block.text.slice(fields[key]?.start, fields[key]?.end)}`)
        .join('\n');
  return `${entry.kind} ${entry.broken} ${facts}`;
});

/** Lists every id that an entry refers to, in no particular order. */
export const usesOf = ({ block, entry }: EntryInBlock): readonly Use[] => usesIn(entry, block);

const usesIn = memo((entry: Entry, block: Block): readonly Use[] => {
  const uses: Use[] = [];
  const add = (kind: EntryKind, key: string, id: string, span: Span): void => {
    uses.push({ kind, id, span, key, loose: false });
  };
  /** Adds a use of a name: a person, or a team by its id. */
  const addWho = (key: string, name: Scalar<unknown>): void => {
    uses.push({ kind: 'team', id: name.text, span: name, key, loose: true });
  };
  const addRounds = (rounds: List<Round> | undefined): void => {
    for (const { fields } of rounds?.items ?? [])
      for (const key of ['from', 'to'] as const) {
        const party = fields[key];
        if (party !== undefined) addWho(key, party);
      }
  };
  if (entry.kind === 'goal') {
    const { parent, owner } = entry.values.fields;
    if (parent?.value !== undefined) add('goal', 'parent', parent.value, parent);
    if (owner !== undefined) addWho('owner', owner);
    addRounds(entry.values.fields.catchball);
  } else if (entry.kind === 'item') {
    const view = itemView(block, entry);
    for (const goal of view.refs('goals'))
      if (goal.value !== undefined) add('goal', 'goals', goal.value, goal);
    for (const key of ['depends-on', 'sustains', 'replaces'] as const) {
      for (const item of view.refs(key)) if (item.value !== undefined) add('item', key, item.value, item);
    }
    for (const team of view.teams) add('team', 'teams', team.id, team.span);
    const { owner } = view.fields;
    if (owner !== undefined) addWho('owner', owner);
    addRounds(view.fields.catchball);
  }
  return uses;
});

/** Tells whether two versions of an entry look the same to rules on other entries. */
export const sameFacts = (old: EntryInBlock, fresh: EntryInBlock): boolean =>
  factsOf(old.entry, old.block) === factsOf(fresh.entry, fresh.block);
