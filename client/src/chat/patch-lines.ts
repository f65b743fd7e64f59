/** Parses a unified diff into lines to display. */

export interface PatchLine {
  readonly kind: 'same' | 'gone' | 'new' | 'note';
  readonly text: string;
  /** Line numbers before and after the change, 1-based; null if the line does not exist on that side. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface PatchFile {
  readonly name: string;
  /** Hunks: changed lines with context. */
  readonly hunks: readonly (readonly PatchLine[])[];
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * Splits a patch into files. Counts the lines of each hunk, because a removed line that starts with dashes looks like a
 * file header.
 */
export function filesOf(patch: string): PatchFile[] {
  const files: { name: string; hunks: PatchLine[][] }[] = [];
  let [before, after, left, right] = [0, 0, 0, 0];
  let hunk: PatchLine[] = [];
  for (const line of patch.split('\n')) {
    const text = line.slice(1);
    if (left > 0 || right > 0) {
      const sign = line[0];
      if (sign === '\\') hunk.push({ kind: 'note', text, before: null, after: null });
      else if (sign === '-') {
        hunk.push({ kind: 'gone', text, before: before++, after: null });
        left--;
      } else if (sign === '+') {
        hunk.push({ kind: 'new', text, before: null, after: after++ });
        right--;
      } else {
        hunk.push({ kind: 'same', text, before: before++, after: after++ });
        left--;
        right--;
      }
      continue;
    }
    const file = /^\+\+\+ (?:b\/)?(.*)$/.exec(line)?.[1];
    if (file !== undefined) files.push({ name: file.replace(/\t$/, ''), hunks: [] });
    const counts = HUNK.exec(line);
    if (counts === null) {
      // `\ No newline at end of file` follows the counted lines.
      if (line.startsWith('\\')) hunk.push({ kind: 'note', text, before: null, after: null });
      continue;
    }
    before = Number(counts[1]);
    left = Number(counts[2] ?? 1);
    after = Number(counts[3]);
    right = Number(counts[4] ?? 1);
    hunk = [];
    files.at(-1)?.hunks.push(hunk);
  }
  return files;
}
