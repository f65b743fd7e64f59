/** Parses markers in test texts: `<|>` for a caret, `<|…|>` for a range. Unlike line numbers they survive edits. */

export interface Marked {
  readonly text: string;
  /** UTF-16 offsets in `text`, in order. */
  readonly carets: readonly number[];
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Removes the markers from a text.
 * @throws Error on an unclosed range
 */
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
