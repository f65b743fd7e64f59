/** Imports the goals and teams in a file that `export` wrote: updates those that exist, and adds the others. */

import type { Document } from '../../core/document/document.ts';
import { slugOf } from '../../core/language/scalars.ts';
import { entrySchemas } from '../../core/language/schema.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { fileName } from '../../core/text/paths.ts';
import { updateEntry } from '../../edits/values/update-entry.ts';
import type { Value } from '../../edits/values/value.ts';
import { readCell } from '../cells/read-cell.ts';
import type { Note } from '../rows/draft.ts';
import { type Cell, cleanLine, isEmpty, type Table, textOfCell } from '../table/table.ts';
import { optionWays } from '../table/ways.ts';
import type { NewEntry } from './new-entry.ts';

export interface OwnEntries {
  /** Ids of existing entries by the id that the file uses for them. */
  readonly known: readonly { readonly kind: 'goal' | 'team'; readonly name: string; readonly id: string }[];
  readonly added: readonly NewEntry[];
  /** Ids of the entries that were updated. */
  readonly changed: readonly string[];
  readonly edits: readonly Edit[];
  readonly notes: readonly Note[];
}

/** Reads the goals and teams of a table; empty for a table that holds items alone. */
export function ownEntries(
  { entries }: Table,
  { portfolio, document }: { readonly portfolio: Portfolio; readonly document: Document },
): OwnEntries {
  const known: { kind: 'goal' | 'team'; name: string; id: string }[] = [];
  const added: NewEntry[] = [];
  const changed: string[] = [];
  const edits: Edit[] = [];
  const notes: Note[] = [];
  const ids = new Map<string, string>();
  for (const entry of entries?.goals ?? []) {
    const { own, ref } = found(portfolio, 'goal', entry);
    ids.set(own, (ref === undefined ? null : idOf(ref)) ?? own);
  }
  for (const kind of ['goal', 'team'] as const)
    for (const entry of entries?.[kind === 'goal' ? 'goals' : 'teams'] ?? []) {
      const { name, own, ref } = found(portfolio, kind, entry);
      const why = whyNone(kind, name, own);
      if (why !== null) {
        notes.push(noteOf(why.key, why.text, why.problem));
        continue;
      }
      const values = valuesOf(entry, kind, own, notes);
      const above = values.get('parent');
      if (above?.kind === 'text') values.set('parent', { ...above, text: ids.get(above.text) ?? above.text });
      if (ref === undefined) {
        added.push({ kind, id: own, name, values });
        continue;
      }
      known.push({ kind, name: own, id: idOf(ref) ?? own });
      const all = new Map<string, Value>([[WORD[kind], { kind: 'text', text: name }], ...values]);
      const { edits: more, kept } = updateEntry(ref.block, ref.entry, all);
      const elsewhere = ref.uri !== document.uri && more.length > 0;
      if (elsewhere)
        notes.push(
          noteOf(null, own, t`It stands in ${fileName(ref.uri)} of the portfolio, and is left there.`),
        );
      else
        for (const { key, problem } of kept)
          notes.push(noteOf(`${own}.${key}`, textOfCell(entry.get(key) ?? ''), problem));
      if (elsewhere || more.length === 0) continue;
      const index = document.indexOf(ref.block);
      for (const { span, text } of more) edits.push({ span: document.absolute(index, span), text });
      changed.push(idOf(ref) ?? own);
    }
  return { known, added, changed, edits, notes };
}

const WORD = { goal: 'title', team: 'name' } as const;

const noteOf = (column: string | null, text: string, problem: string): Note => ({
  line: null,
  column,
  text,
  problem,
});

/**
 * Returns the problem that keeps a row from being a goal or team, and the key that shows it, or null if there is
 * none.
 */
function whyNone(
  kind: 'goal' | 'team',
  name: string,
  own: string,
): { readonly key: string; readonly text: string; readonly problem: string } | null {
  if (name === '')
    return {
      key: WORD[kind],
      text: own,
      problem:
        kind === 'goal' ? t`A goal needs a title. It is left out.` : t`A team needs a name. It is left out.`,
    };
  if (/^[a-z0-9][a-z0-9-]*$/.test(own)) return null;
  const problem = t`An id has small letters, digits and dashes alone. “${name}” is left out.`;
  return { key: 'id', text: own, problem };
}

/** Returns the name and id of a row, and the existing entry: the one with its id, else the only one with its name. */
function found(
  portfolio: Portfolio,
  kind: 'goal' | 'team',
  entry: ReadonlyMap<string, Cell>,
): { readonly name: string; readonly own: string; readonly ref: EntryRef | undefined } {
  const name = cleanLine(textOfCell(entry.get(WORD[kind]) ?? ''));
  const own = cleanLine(textOfCell(entry.get('id') ?? '')) || slugOf(name);
  return { name, own, ref: portfolio.index.byId(kind, own)[0] ?? namesake(portfolio, kind, name) };
}

/** Finds the only entry with this name; its id may have been changed by hand. */
function namesake(portfolio: Portfolio, kind: 'goal' | 'team', name: string): EntryRef | undefined {
  const all = [...portfolio.index.refs[kind]].filter(({ entry }) => {
    const fields = entry.values.fields as Readonly<Record<string, { readonly text?: string } | undefined>>;
    return cleanLine(fields[WORD[kind]]?.text ?? '') === name;
  });
  return all.length === 1 ? all[0] : undefined;
}

function valuesOf(
  entry: ReadonlyMap<string, Cell>,
  kind: 'goal' | 'team',
  id: string,
  notes: Note[],
): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const [key, cell] of entry) {
    if (key === 'id' || key === WORD[kind] || isEmpty(cell)) continue;
    if (!(key in entrySchemas[kind].shape) && !key.startsWith('x-')) {
      const problem = t`The language has no such key here. One that begins with \`x-\` is your own, and is kept.`;
      notes.push(noteOf(`${id}.${key}`, textOfCell(cell), problem));
      continue;
    }
    const { value, refused } =
      key === 'measures' || key === 'catchball' || key.startsWith('x-') || key === 'description'
        ? readCell(key, [cell], FACTS)
        : { value: { kind: 'text', text: cleanLine(textOfCell(cell)) } as const, refused: [] };
    for (const { text, problem } of refused) notes.push(noteOf(`${id}.${key}`, text, problem));
    if (value !== null) values.set(key, value);
  }
  return values;
}

/** Our own export leaves no notation to be guessed. */
const FACTS = {
  ways: optionWays,
  name: '',
  dates: null,
  fiscal: null,
  numbers: 'point',
  amount: { scale: null, currency: null },
  time: null,
  wordLists: false,
  literal: false,
} as const;
