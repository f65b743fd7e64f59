/**
 * Shows a lens over each entry: an item's verdict, the items serving a goal, a team's load. Computed in
 * `codeLens/resolve`.
 */

import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver-protocol';
import { capital } from '../base/words.ts';
import { idOf } from '../core/model/entry-index.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import { viewOf } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import { statedAgainst, verdictWords } from '../session/explanation.ts';
import type { FileSnapshot } from '../session/session.ts';
import { defineFeature, defineSessionFeature } from './kit/feature.ts';
import { anything, onDocument } from './kit/shapes.ts';
import { verdictPlace } from './tree-item.ts';
import { loadWords, servedBy } from './words/entry-card.ts';

interface LensData {
  readonly uri: string;
  readonly version: number;
  /** Indices of the block and the entry, in the file at that version. */
  readonly block: number;
  readonly entry: number;
}

export const codeLens = defineFeature<CodeLensParams, CodeLens[]>({
  method: 'textDocument/codeLens',
  params: onDocument,
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  none: [],
  handle: (file, _, { token, client }) => {
    if (!client.lenses) return [];
    const { document, portfolio, uri } = file;
    const lenses: CodeLens[] = [];
    for (const [block, text] of document.blocks.entries()) {
      if (token.isCancellationRequested) return [];
      for (const [entry, ref] of portfolio.index.ofBlock(text).entries()) {
        if (!speaks(ref)) continue;
        const at = file.session.positionOf(document, document.startOf(block) + ref.entry.span.start);
        const data: LensData = { uri, version: document.version, block, entry };
        lenses.push({ range: { start: at, end: at }, data });
      }
    }
    return lenses;
  },
});

export const codeLensResolve = defineSessionFeature<CodeLens, CodeLens>({
  method: 'codeLens/resolve',
  params: anything,
  withoutFindings: true,
  capabilities: () => ({}),
  handle: (lens, { session, client }) => {
    const data = lens.data as LensData | undefined;
    const file = data === undefined ? null : session.snapshot(data.uri);
    const block =
      data === undefined || file === null || file.document.version !== data.version
        ? undefined
        : file.document.blocks[data.block];
    const ref = block === undefined ? undefined : file?.portfolio.index.ofBlock(block)[data?.entry ?? 0];
    // Return an empty command: without any, the client would keep asking.
    if (file === null || ref === undefined) return { ...lens, command: { title: '…', command: '' } };
    const title = titleOf(file, ref);
    return { ...lens, command: client.own ? openerOf(file, ref, title) : { title, command: '' } };
  },
});

/**
 * Returns the command behind a lens: shows the evidence of a verdict, or the references to a goal or team. For our own
 * client.
 */
function openerOf(file: FileSnapshot, ref: EntryRef, title: string): Command {
  const { id } = ref.entry.values.fields;
  const span = ref.kind === 'item' ? verdictPlace(viewOf(ref)) : (id ?? ref.entry.span);
  const place = file.session.locationOf(file.portfolio, ref, span);
  if (place === null) return { title, command: '' };
  const { uri, range } = place;
  return {
    title,
    tooltip: ref.kind === 'item' ? t`Show the words that speak for each track` : t`Show all who name it`,
    command: ref.kind === 'item' ? 'twotrack.explainVerdict' : 'twotrack.showReferences',
    arguments: [{ uri, position: range.start }],
  };
}

function speaks(ref: EntryRef): boolean {
  if (ref.kind !== 'item') return idOf(ref) !== null;
  return viewOf(ref).track !== 'neither';
}

function titleOf(file: FileSnapshot, ref: EntryRef): string {
  const { analysis } = file;
  if (ref.kind === 'goal') return capital(servedBy(file, idOf(ref) ?? ''));
  if (ref.kind === 'team')
    return capital(loadWords(file, idOf(ref) ?? '', ref.entry.values.fields.capacity?.value ?? null));
  const view = viewOf(ref);
  const judgement = analysis.judgementOf(view);
  return capital(`${verdictWords(judgement)}${statedAgainst(view, judgement)}`);
}
