/** Shows derived figures beside the text: shares of effort, end dates from a horizon, progress towards a target. */

import type { InlayHint, InlayHintParams } from 'vscode-languageserver-protocol';
import type { Block } from '../core/document/block.ts';
import { readingOf } from '../core/document/read-block.ts';
import type { Measure } from '../core/language/values.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import { viewOf } from '../core/model/item.ts';
import { isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { balanceFor } from '../session/counts.ts';
import type { FileSnapshot } from '../session/session.ts';
import { defineFeature } from './kit/feature.ts';
import { plainText } from './kit/markup.ts';
import { inRange } from './kit/shapes.ts';
import { measureLine, percentToTarget } from './words/measure-words.ts';

export const inlayHint = defineFeature<InlayHintParams, InlayHint[]>({
  method: 'textDocument/inlayHint',
  params: inRange,
  capabilities: () => ({ inlayHintProvider: true }),
  none: [],
  handle: (file, { range }, { session }) => {
    const { document, portfolio } = file;
    const first = document.blockAt(session.offsetOf(document, range.start));
    const end = session.offsetOf(document, range.end);
    const hints: InlayHint[] = [];
    for (let at = first; at < document.blocks.length && document.startOf(at) <= end; at++) {
      const block = document.blocks[at] as Block;
      const put = (offset: number, label: string, tooltip?: string): void => {
        const position = session.positionOf(document, document.startOf(at) + offset);
        hints.push({ position, label, paddingLeft: true, ...(tooltip === undefined ? {} : { tooltip }) });
      };
      if (block.kind === 'head' || block.kind === 'whole') balanceHint(file, block, put);
      for (const ref of portfolio.index.ofBlock(block)) entryHints(ref, put);
    }
    return hints;
  },
});

type Put = (offset: number, label: string, tooltip?: string) => void;

function balanceHint({ session, portfolio }: FileSnapshot, block: Block, put: Put): void {
  const root = readingOf(block).root?.fields;
  const value = root?.balance ?? root?.portfolio;
  const balance = value === undefined ? null : balanceFor(session, portfolio);
  if (
    value === undefined ||
    balance === null ||
    (root?.balance === undefined && portfolio.settings.balance !== null)
  )
    return;
  const basis = balance.basis === 'effort' ? t`of effort` : t`of items`;
  put(
    value.end,
    balance.mixed > 0
      ? t`now ${balance.operational}% operational, ${balance.strategic}% strategic, ${balance.mixed}% mixed`
      : t`now ${balance.operational}% operational, ${balance.strategic}% strategic`,
    t`Share ${basis}; ${balance.leftOut} left out for want of a track or effort.`,
  );
}

function entryHints(ref: EntryRef, put: Put): void {
  if (ref.kind === 'item') {
    const view = viewOf(ref);
    const { horizon } = view.fields;
    if (horizon?.value !== undefined && !horizon.shared) {
      const { first, last } = view.span;
      if (view.end === null && last !== null) put(horizon.end, t`until ${isoDay(last)}`);
      else if (view.start === null && first !== null) put(horizon.end, t`from ${isoDay(first)}`);
    }
    for (const measure of view.measures) measureHint(measure, { start: view.start, end: view.end }, put);
  } else if (ref.kind === 'goal') {
    const { fields } = ref.entry.values;
    for (const measure of fields.measures?.items ?? [])
      measureHint(measure, { start: null, end: fields.end?.value?.last ?? null }, put);
  }
}

function measureHint(
  measure: Measure,
  run: { readonly start: number | null; readonly end: number | null },
  put: Put,
): void {
  const { target } = measure.fields;
  const percent = percentToTarget(measure);
  if (target === undefined || target.shared || percent === null) return;
  put(target.end, t`${percent}% there`, plainText(measureLine(measure, run)));
}
