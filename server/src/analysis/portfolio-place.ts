/** Locates findings on a whole portfolio, and tells whether a place is at the start of a file. */
import type { Block } from '../core/document/block.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Span } from '../core/text/lines.ts';

/** Returns the value of `portfolio:`, else the start of the first file by path; null if there is no file. */
export function portfolioPlace(portfolio: Portfolio): { uri: string; block: Block; span: Span } | null {
  const root = portfolio.roots[0]?.values.portfolio;
  if (root !== undefined) {
    return { uri: root.uri, block: root.block, span: { start: root.value.start, end: root.value.end } };
  }
  const first = portfolio.sorted[0];
  const block = first?.blocks[0];
  return first === undefined || block === undefined
    ? null
    : { uri: first.uri, block, span: { start: 0, end: 0 } };
}

/** Tells whether no key precedes a place in the first block of a file. */
export const startsFile = (block: Block, span: Span): boolean =>
  block.kind !== 'item' && !/^[^\s#]/m.test(block.text.slice(0, span.start).replace(/^\ufeff|^---.*$/gm, ''));
