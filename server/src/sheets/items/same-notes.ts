/** Groups the notes of an import that report the same problem of the same column, for a page that lists them. */
import type { Note } from '../rows/draft.ts';

/** A note, and samples of the others like it. */
export interface SameNotes extends Note {
  /** The next notes, at most MAX_SAMPLES. */
  readonly same: readonly { readonly line: number; readonly text: string }[];
  /** Number of notes in the group, including this one. */
  readonly count: number;
}

const MAX_SAMPLES = 4;

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
              .slice(0, MAX_SAMPLES)
              .flatMap(({ line, text }) => (line === null ? [] : [{ line, text }])),
            count: 1 + others.length,
          },
        ],
  );
}
