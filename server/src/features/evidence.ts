/**
 * `twotrack/evidence`: returns the words in a range of a file that verdicts rest on, without duplicates, split by line.
 */
import type { Block } from '../core/document/block.ts';
import { viewOf } from '../core/model/item.ts';
import { lineEnd, nextLine, type Span } from '../core/text/lines.ts';
import { memo } from '../core/text/memo.ts';
import { type EvidenceParams, type EvidenceResult, evidence as method } from '../protocol/evidence.ts';
import type { IndexContext } from '../rules/kit/define-rule.ts';
import { shownEvidence } from '../rules/kit/mixed-quotes.ts';
import { evidenceSpan } from '../traits/item-subject.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { range, shapeOf, text } from './kit/shapes.ts';

type Mark = Span & { readonly kind: EvidenceResult['marks'][number]['kind'] };

export const evidence = defineSessionFeature<EvidenceParams, EvidenceResult>({
  method,
  params: shapeOf<EvidenceParams>({ uri: text, range }),
  withoutFindings: true,
  capabilities: () => ({}),
  handle: ({ uri, range }, { session, token }) => {
    const file = session.snapshot(uri);
    if (file === null) return { version: -1, marks: [] };
    const { document, analysis } = file;
    const to = session.offsetOf(document, range.end);
    const marks: EvidenceResult['marks'][number][] = [];
    const first = document.blockAt(session.offsetOf(document, range.start));
    for (let at = first; at < document.blocks.length && document.startOf(at) <= to; at++) {
      if (token.isCancellationRequested) break;
      const block = document.blocks[at] as Block;
      for (const { kind, ...span } of marksOf(block, analysis.context))
        marks.push({ range: session.rangeIn(document, block, span), kind });
    }
    return { version: document.version, marks };
  },
});

/** Returns the evidence marks of a block. Where two overlap, the one that begins first wins. */
const marksOf = memo((block: Block, { index, judge }: IndexContext): readonly Mark[] => {
  const marks = index.ofBlock(block).flatMap((ref): Mark[] => {
    if (ref.kind !== 'item') return [];
    const view = viewOf(ref);
    if (view.track === 'neither') return [];
    return shownEvidence(view, judge).flatMap((piece): Mark[] => {
      const span = evidenceSpan(view, piece);
      return span === null
        ? []
        : onLines(block.text, span).map((line) => ({
            ...line,
            kind: piece.discounted === true ? 'context' : piece.pole,
          }));
    });
  });
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  let last = -1;
  return marks.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
});

/** Splits a span into one span per line, trimmed. */
function onLines(text: string, { start: from, end: to }: Span): Span[] {
  const lines: Span[] = [];
  for (let at = from; at < to; ) {
    let end = Math.min(to, lineEnd(text, at));
    let start = at;
    while (start < end && /\s/.test(text[start] as string)) start++;
    while (end > start && /\s/.test(text[end - 1] as string)) end--;
    if (end > start) lines.push({ start, end });
    const next = nextLine(text, at);
    if (next <= at) break;
    at = next;
  }
  return lines;
}
