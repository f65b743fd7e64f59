/** `twotrack/importSheet`: a sheet or a pasted list as items, shown before anything is written. */
import { t } from '../core/text/l10n.ts';
import { applyEdits } from '../edits/text/apply-edits.ts';
import {
  type ImportedRow,
  type ImportSheetParams,
  type ImportSheetResult,
  importSheet as method,
} from '../protocol/protocol.ts';
import { type FileSnapshot, Session } from '../session/session.ts';
import { ITEM_KEYS } from '../sheets/heads/header-words.ts';
import { MEASURE_KEYS } from '../sheets/heads/measure-heads.ts';
import { reportLines } from '../sheets/items/import-report.ts';
import { type ImportedItem, importSheet as importTable } from '../sheets/items/import-sheet.ts';
import { readList } from '../sheets/read/read-list.ts';
import { readSheet } from '../sheets/read/read-sheet.ts';
import type { TableResult } from '../sheets/table/table.ts';
import { workspaceEdit } from './code-action.ts';
import { defineSessionFeature } from './kit/feature.ts';

const ALONE = 'untitled:import';

export const importSheet = defineSessionFeature<ImportSheetParams, ImportSheetResult>({
  method,
  capabilities: () => ({}),
  handle: ({ source, map = [], target, tracks = [] }, { session, client }) => {
    const sheet = read(source);
    if ('problem' in sheet) return { refused: sheet.problem };
    const { table, name, encoding } = sheet;
    if ('problem' in table)
      return { refused: `${table.line === undefined ? '' : t`Line ${table.line}: `}${table.problem}` };
    const file = target === undefined ? alone(session) : session.snapshot(target);
    if (file === null) return { refused: t`This file is not part of a portfolio that is open.` };
    const problem = file.portfolio.problems.get(file.uri);
    if (problem !== undefined) return { refused: problem };
    const made = importTable(
      table,
      { portfolio: file.portfolio, document: file.document, judge: file.analysis.judge },
      { wishes: map, tracks: new Map(tracks.map(({ line, track }) => [line, track])) },
    );
    if ('problem' in made) return { refused: made.problem };
    return {
      columns: made.columns.map(({ column, key, samples }) => ({ name: column.name, key, samples })),
      keys: [...ITEM_KEYS, ...MEASURE_KEYS],
      items: made.items.map(rowOf),
      left: made.notes.length,
      report: reportLines(name, encoding, table, made),
      text: applyEdits(file.document.text, made.edits),
      edit:
        target === undefined || made.edits.length === 0
          ? null
          : workspaceEdit(session, [{ uri: file.uri, edits: made.edits }], file, client),
    };
  },
});

type Read = { readonly table: TableResult; readonly name: string; readonly encoding: string };

function read(source: ImportSheetParams['source']): Read | { readonly problem: string } {
  if ('pasted' in source) return { table: readList(source.pasted), name: t`Pasted`, encoding: 'text' };
  // The characters that `atob` gives are the bytes.
  const bytes = Uint8Array.from(atob(source.base64), (c) => c.charCodeAt(0));
  const sheet = readSheet(bytes, source.name);
  return 'problem' in sheet ? sheet : { ...sheet, name: source.name };
}

/** An empty document that belongs to no folder. */
function alone(session: Session): FileSnapshot | null {
  const own = new Session(
    { find: async () => [], list: async () => ({ files: [], last: true }), read: async () => null },
    session.today,
  );
  own.workspace.put(ALONE, '');
  own.settle();
  return own.snapshot(ALONE);
}

function rowOf({ line, title, state, track, judgement }: ImportedItem): ImportedRow {
  const { verdict, confidence, evidence } = judgement;
  const words = evidence
    .filter(
      ({ weight, pole }) => weight > 0 && (verdict === 'mixed' || verdict === 'unclear' || pole === verdict),
    )
    .slice(0, 3)
    .map(({ text }) => text.replace(/\s+/g, ' '));
  return { line, title, state, track, verdict, confidence, words };
}
