/** Groups the notes of an import that tell the same of a column, for a page that lists them. */
import type { Note } from '../rows/draft.ts';

/** A note, and the others that tell the same of the same column. */
export interface SameNotes extends Note {
  /** The next ones, up to four. */
  readonly same: readonly { readonly line: number; readonly text: string }[];
  /** How many notes these are in all. */
  readonly count: number;
}

const MOST_SAME = 4;

/** Returns the groups in the order of their first notes. A note about the sheet as a whole stays by itself. */
export function sameNotes(notes: readonly Note[]): readonly SameNotes[] {
  const groups = new Map<string, Note[]>();
  for (const [at, note] of notes.entries()) {
    const key = note.line === null ? String(at) : `${note.column ?? ''}\n${note.problem}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [note]);
    else group.push(note);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          {
            ...first,
            same: others
              .slice(0, MOST_SAME)
              .flatMap(({ line, text }) => (line === null ? [] : [{ line, text }])),
            count: 1 + others.length,
          },
        ],
  );
}
