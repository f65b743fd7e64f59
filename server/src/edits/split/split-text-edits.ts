/** Removes pieces from a text in place: the remaining words keep their lines, folds and quotes. */
import type { Block } from '../../core/document/block.ts';
import type { Scalar } from '../../core/language/values.ts';
import type { Edit } from '../../core/text/finding.ts';
import type { Span } from '../../core/text/lines.ts';
import { textMap } from '../../core/yaml/text-map.ts';
import { asYamlReads } from '../../core/yaml/yaml.ts';
import { capitalUnlessName } from './split-texts.ts';

/**
 * Returns edits that leave only the pieces in `stay` (UTF-16 offsets of the decoded text, in order); a clause that
 * loses its neighbours becomes a sentence. `all`: every piece of the text. Null if the text comes from an alias.
 */
export function keepPieces(
  block: Block,
  scalar: Scalar<string>,
  all: readonly Span[],
  stay: ReadonlySet<Span>,
): readonly Edit[] | null {
  if (scalar.shared) return null;
  const { text } = scalar;
  const edits: Edit[] = [];
  const cut = (start: number, end: number, put: string): void =>
    void edits.push({ span: { start, end }, text: put });
  const last = all.length - 1;
  let before: Span | undefined;
  for (let i = 0; i <= last; i++) {
    const piece = all[i] as Span;
    if (!stay.has(piece)) continue;
    const previous = all[i - 1];
    if (previous === undefined || stay.has(previous)) {
      before = piece;
      continue;
    }
    const first = text.slice(piece.start, piece.end);
    const raised = sentenceStart(text, previous, piece) ? first : capitalUnlessName(first);
    const put = raised[0] === first[0] ? '' : (raised[0] as string);
    const joint = text.slice(previous.end, piece.start);
    const plain = /^\s*$/.test(joint);
    const from = before === undefined ? (all[0] as Span).start : before.end;
    const to = before === undefined || !plain ? piece.start : previous.end;
    const stop = before === undefined ? '' : stopAfter(text, before);
    if (put !== '' && to < piece.start) {
      cut(from, to, stop);
      cut(piece.start, piece.start + 1, put);
    } else cut(from, to + (put === '' ? 0 : 1), `${stop}${before !== undefined && !plain ? ' ' : ''}${put}`);
    before = piece;
  }
  const final = all[last];
  if (before !== undefined && final !== undefined && !stay.has(final))
    cut(before.end, final.end, stopAfter(text, before));
  const source = asYamlReads(block.text);
  const map = textMap(source, scalar, text);
  return edits.map(({ span, text: put }) => {
    // A piece ends after its last character, not where the next line begins.
    const start =
      span.start > 0 && /\s/.test(text[span.start] ?? ' ')
        ? map(span.start - 1) + lengthAt(source, map, span.start - 1)
        : map(span.start);
    const end =
      span.end > 0 && /\s/.test(text[span.end] ?? ' ')
        ? map(span.end - 1) + lengthAt(source, map, span.end - 1)
        : map(span.end);
    return { span: { start: Math.min(start, end), end }, text: put };
  });
}

/** Returns the length in the source of one character of the text: more than 1 for an escape. */
function lengthAt(source: string, map: (offset: number) => number, offset: number): number {
  const at = map(offset);
  const next = map(offset + 1);
  return next > at && !/\s/.test(source.slice(at, next)) ? next - at : 1;
}

const sentenceStart = (text: string, previous: Span, piece: Span): boolean =>
  /[.!?…\n]/.test(text.slice(previous.end - 1, piece.start));

const stopAfter = (text: string, piece: Span): string =>
  /[.!?…:]["'”’)\]]*$/.test(text.slice(piece.start, piece.end)) ? '' : '.';
