/** Carets and ranges in the texts of tests: `<|>` for a caret, `<|…|>` for a range. Line numbers rot, markers do not. */

export interface Marked {
  readonly text: string;
  /** UTF-16 offsets in `text`, in order. */
  readonly carets: readonly number[];
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the markers out of a text. @throws Error on a range that is not closed. */
export function marked(source: string): Marked {
  let text = '';
  const carets: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  const open: number[] = [];
  for (let at = 0; at < source.length; ) {
    if (source.startsWith('<|>', at)) {
      carets.push(text.length);
      at += 3;
    } else if (source.startsWith('<|', at)) {
      open.push(text.length);
      at += 2;
    } else if (source.startsWith('|>', at)) {
      const start = open.pop();
      if (start === undefined) throw new Error('A range is closed that was never opened');
      ranges.push({ start, end: text.length });
      at += 2;
    } else text += source[at++] as string;
  }
  if (open.length > 0) throw new Error('A range is not closed');
  return { text, carets, ranges: ranges.sort((a, b) => a.start - b.start) };
}
