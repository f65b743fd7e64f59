/** `twotrack/importSheet`: previews a sheet or pasted list as items before anything is written. */
import { z } from 'zod';
import { Document } from '../core/document/document.ts';
import { readDate } from '../core/language/scalars.ts';
import type { ItemRef } from '../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import { Portfolio } from '../core/model/portfolio.ts';
import { readFiscal } from '../core/text/fiscal-year.ts';
import { t } from '../core/text/l10n.ts';
import { fileName, portfolioEndings } from '../core/text/paths.ts';
import { scalarOf } from '../core/yaml/quote.ts';
import { splitItem } from '../edits/split/split-item.ts';
import { applyEdits } from '../edits/text/apply-edits.ts';
import { trimmed } from '../edits/text/rewrite.ts';
import {
  type DiffLine,
  type ImportedRow,
  type ImportSheetParams,
  type ImportSheetResult,
  importSheet as method,
  type WholeItem,
} from '../protocol/import-sheet.ts';
import { mainWords } from '../session/explanation.ts';
import { type FileSnapshot, Session } from '../session/session.ts';
import { knownNames } from '../sheets/add/add-items.ts';
import { titleFacts } from '../sheets/add/title-facts.ts';
import { fiscalText } from '../sheets/cells/fiscal.ts';
import { type ColumnPlan, LISTS } from '../sheets/columns/guess-columns.ts';
import { COLUMN_KEYS } from '../sheets/columns/plausible.ts';
import { ITEM_KEYS } from '../sheets/heads/header-words.ts';
import { MEASURE_KEYS } from '../sheets/heads/measure-heads.ts';
import { dutyWords } from '../sheets/items/duty.ts';
import { columnLine, reportLines, toldLine } from '../sheets/items/import-report.ts';
import { importSheet as importTable } from '../sheets/items/import-sheet.ts';
import { withLast } from '../sheets/items/last-said.ts';
import {
  type Mapping,
  mappingDifferences,
  mappingText,
  readMapping,
  type Said,
  wishesOf,
} from '../sheets/items/mapping.ts';
import { previewOf } from '../sheets/items/preview.ts';
import type { ImportedItem } from '../sheets/items/row-items.ts';
import { sameNotes } from '../sheets/items/same-notes.ts';
import { aroundTheList } from '../sheets/read/read-lines.ts';
import { readList } from '../sheets/read/read-list.ts';
import { readSheet, type SheetOptions } from '../sheets/read/read-sheet.ts';
import { isReading } from '../sheets/rows/progress.ts';
import type { TableResult } from '../sheets/table/table.ts';
import { pageWays } from '../sheets/table/ways.ts';
import { subjectOf } from '../traits/item-subject.ts';
import type { Judgement } from '../traits/judgement.ts';
import { diffLines } from './kit/diff-lines.ts';
import { defineSessionFeature, type SessionFeature } from './kit/feature.ts';
import { shapeOf, text, texts } from './kit/shapes.ts';
import { workspaceEdit } from './kit/workspace-edit.ts';

const ALONE = 'untitled:import';
/** Maximum number of notes, and of diff lines, sent to the page. */
const MAX_NOTES = 300;
const MAX_LINES = 1500;

export const importSheet = defineSessionFeature<ImportSheetParams, ImportSheetResult>({
  method,
  params: shapeOf<ImportSheetParams>({
    source: z.union([z.looseObject({ name: text, base64: z.base64() }), z.looseObject({ pasted: text })]),
    map: z.array(z.looseObject({ key: text, column: text })).optional(),
    sheet: text.optional(),
    table: z.number().optional(),
    list: text.optional(),
    numbers: z.enum(['point', 'comma']).optional(),
    dates: z.enum(['day-first', 'month-first']).optional(),
    fiscalYear: text.optional(),
    asOf: text.optional(),
    led: texts.optional(),
    groups: z.enum(['goals', 'tags', 'none']).optional(),
    mapping: text.optional(),
    rows: z.number().optional(),
    target: text.optional(),
    fresh: text.optional(),
    tracks: z
      .array(
        z.looseObject({
          line: z.number(),
          track: z.enum(['operational', 'strategic', 'neither']).nullable(),
        }),
      )
      .optional(),
    skip: z.array(z.number()).optional(),
    split: z.array(z.number()).optional(),
  }),
  capabilities: () => ({}),
  handle: previewOfSheet,
});

/** Reads a sheet and returns what its import would do. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the fields of one answer.
function previewOfSheet(
  params: ImportSheetParams,
  { session, client }: Parameters<SessionFeature<ImportSheetParams, ImportSheetResult>['handle']>[1],
): ImportSheetResult {
  const { source, map = [], target, tracks = [], rows = 0, skip = [], split = [] } = params;
  const kept = params.mapping === undefined ? null : readMapping(params.mapping);
  if (kept !== null && 'problem' in kept) return { refused: kept.problem };
  const said = saidBy(params, kept);
  const sheet = read(source, said.sheet);
  if ('problem' in sheet) return { refused: sheet.problem };
  const { name, encoding } = sheet;
  const table = without(sheet.table, new Set(skip));
  if ('problem' in table) {
    const refused = `${table.line === undefined ? '' : t`Line ${table.line}: `}${table.problem}`;
    return table.choice === undefined ? { refused } : { refused, choice: table.choice };
  }
  if (params.fresh !== undefined && session.workspace.document(params.fresh) !== undefined)
    return { refused: t`A file of that name is there already.` };
  const file = target === undefined ? begun(session, params.fresh) : session.snapshot(target);
  if (file === null) return { refused: t`This file is not part of a portfolio that is open.` };
  const problem = file.portfolio.problems.get(file.uri);
  if (problem !== undefined) return { refused: problem };
  const listed = 'pasted' in source && table.unit === 'line' && table.columns.length === 1;
  const names = knownNames(file.portfolio);
  const made = importTable(
    table,
    { portfolio: file.portfolio, document: file.document, judge: file.analysis.judge },
    {
      wishes: kept === null ? map : wishesOf(kept, table, map),
      tracks: new Map(tracks.map(({ line, track }) => [line, track])),
      notations: said.notations,
      ways: pageWays,
      ...(listed ? { ofTitle: (title) => titleFacts(title, names, session.today) } : {}),
      ...(said.led === undefined ? {} : { led: said.led }),
      ...(kept === null ? {} : { last: kept.last }),
      ...(said.groups === undefined ? {} : { groups: said.groups }),
    },
  );
  if ('problem' in made) return { refused: made.problem };
  const around = listed ? aroundTheList(source.pasted) : new Set<number>();
  const ids = made.items.filter(({ line }) => split.includes(line)).map(({ id }) => id);
  const imported = applyEdits(file.document.text, made.edits);
  const { text, done: halved, whole } = splitAll(file, imported, ids);
  const edits = ids.length === 0 ? made.edits : [trimmed(0, file.document.text, text)];
  return {
    columns: made.columns.map((plan) => ({
      name: plan.column.name,
      key: plan.key,
      samples: plan.samples,
      what: columnLine(plan, pageWays),
      from: plan.key === null ? 'left' : plan.why === 'asked' || plan.why === 'head' ? plan.why : 'shape',
    })),
    keys: [...ITEM_KEYS, ...COLUMN_KEYS, ...MEASURE_KEYS],
    lists: [...LISTS, ...MEASURE_KEYS],
    form: table.form,
    remarks: [
      ...(table.remarks ?? []),
      ...(kept === null ? [] : mappingDifferences(kept, table)),
      ...(made.told === null ? [] : [toldLine(made.told)]),
    ],
    questions: made.questions,
    rows: previewOf(table, made, rows),
    mapping: mappingText(table, made, said),
    kept: params.mapping === undefined ? null : withLast(params.mapping, made.last),
    places: table.places ?? null,
    undated: needsDay(made.columns) || said.notations.asOf !== undefined,
    fiscalYear: said.notations.fiscal === undefined ? null : fiscalText(said.notations.fiscal),
    led: said.led ?? [],
    groups: made.grouped ? (said.groups ?? 'tags') : null,
    notes: sameNotes(made.notes).slice(0, MAX_NOTES),
    diff: rows === 0 ? [] : shownDiff(file.document.text, text, target === undefined),
    items: made.items.map((item) => rowOf(item, around, halved.has(item.id))),
    whole,
    left: made.notes.length,
    report: reportLines(name, encoding, table, made),
    text,
    edit:
      target === undefined || text === file.document.text
        ? null
        : workspaceEdit(file, [{ uri: file.uri, edits }], client),
  };
}

/** Merges the user's choices with those remembered in a mapping; the user's take precedence. */
function saidBy(
  { sheet, table, list, numbers, dates, groups, asOf, led, fiscalYear }: ImportSheetParams,
  kept: Mapping | null,
): Said {
  const fiscal = fiscalYear === undefined ? null : readFiscal(fiscalYear);
  const own = groups ?? kept?.groups;
  const leads = led ?? kept?.led;
  return {
    sheet: {
      ...kept?.sheet,
      ...(sheet === undefined ? {} : { sheet }),
      ...(table === undefined ? {} : { table }),
      ...(list === undefined ? {} : { list }),
    },
    notations: {
      ...kept?.notations,
      ...(numbers === undefined ? {} : { numbers }),
      ...(dates === undefined ? {} : { dates }),
      ...(fiscal === null ? {} : { fiscal }),
      ...(asOf === undefined || !readDate(asOf).ok ? {} : { asOf }),
    },
    ...(own === undefined ? {} : { groups: own }),
    ...(leads === undefined ? {} : { led: leads }),
  };
}

function without(table: TableResult, skip: ReadonlySet<number>): TableResult {
  if ('problem' in table || skip.size === 0) return table;
  return { ...table, rows: table.rows.filter(({ line }) => !skip.has(line)) };
}

type Read = { readonly table: TableResult; readonly name: string; readonly encoding: string };

function read(
  source: ImportSheetParams['source'],
  options: SheetOptions,
): Read | { readonly problem: string } {
  if ('pasted' in source) return { table: readList(source.pasted), name: t`Pasted`, encoding: 'text' };
  // `atob` returns one character per byte.
  const bytes = Uint8Array.from(atob(source.base64), (c) => c.charCodeAt(0));
  const sheet = readSheet(bytes, source.name, options, pageWays);
  return 'problem' in sheet ? sheet : { ...sheet, name: source.name };
}

/** A text whose items are split, the ids of those items, and the items that could not be split. */
interface SplitText {
  readonly text: string;
  readonly done: ReadonlySet<string>;
  readonly whole: readonly WholeItem[];
}

/**
 * Splits the items with the given ids in the text that a file would have, where possible. The halves get ids that are
 * free in the whole portfolio, whose words they are judged by too.
 */
function splitAll(
  { session, uri, portfolio: around, document, analysis }: FileSnapshot,
  text: string,
  ids: readonly string[],
): SplitText {
  // A copy: nobody else may see a text that is only proposed.
  const portfolio = new Portfolio(around.folder);
  for (const other of around.files.values()) portfolio.setFile(other);
  const { currency } = around.settings;
  const judge = (view: ItemView): Judgement => analysis.judge(subjectOf(view, currency));
  let after = text;
  const halved = new Set<string>();
  const find = (id: string): ItemRef | undefined =>
    portfolio.index.byId('item', id).find((each) => each.uri === uri);
  const settle = (): Document => {
    const next = Document.of(uri, after, 0, portfolio.files.get(uri) ?? document);
    portfolio.setFile(next);
    return next;
  };
  for (const id of ids) {
    settle();
    const ref = find(id);
    if (ref === undefined) continue;
    const done = splitItem({ portfolio, judge }, ref);
    if ('refused' in done) continue;
    halved.add(id);
    after = applyEdits(
      after,
      done.edits.filter((edit) => edit.uri === uri),
    );
  }
  if (halved.size === ids.length) return { text: after, done: halved, whole: [] };
  const last = settle();
  const whole = ids.flatMap((id): WholeItem[] => {
    const ref = halved.has(id) ? undefined : find(id);
    if (ref === undefined) return [];
    const { start } = session.rangeIn(last, ref.block, ref.entry.span);
    return [{ title: viewOf(ref).title, start }];
  });
  return { text: after, done: halved, whole };
}

/** Tells whether there are readings but no column with their dates. */
const needsDay = (columns: readonly ColumnPlan[]): boolean =>
  columns.some(({ key, why }) => why === 'undated' || (key !== null && isReading(key))) &&
  !columns.some(({ key }) => key === 'as-of');

/** Returns the diff to show; for a new document, its whole text. */
function shownDiff(before: string, after: string, fresh: boolean): readonly DiffLine[] {
  const lines = fresh
    ? after
        .replace(/\n$/, '')
        .split(/\r?\n/)
        .map((text) => ({ sign: ' ' as const, text }))
    : diffLines(before, after, 2);
  return lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), { sign: '…', text: '' }] : lines;
}

/** Creates the snapshot of a file that does not exist yet; without a URI, of one outside all folders. */
function begun(session: Session, uri: string | undefined): FileSnapshot | null {
  if (uri === undefined) return alone(session);
  const portfolio = session.workspace.portfolioAround(uri);
  if (portfolio === undefined) return alone(session, `portfolio: ${scalarOf(portfolioNameOf(uri))}\n`);
  return { session, uri, portfolio, document: Document.of(uri, ''), analysis: session.analysisOf(portfolio) };
}

/** Returns the portfolio name for a file: `Care list` for `Care list.portfolio`. */
function portfolioNameOf(uri: string): string {
  const name = fileName(uri);
  const ending = portfolioEndings.find((each) => name.endsWith(each)) ?? '';
  return name.slice(0, name.length - ending.length).trim() || name;
}

/** Creates an empty document outside all folders. */
function alone(session: Session, text = ''): FileSnapshot | null {
  const own = new Session(
    { find: async () => [], list: async () => ({ files: [], last: true }), read: async () => null },
    session.today,
  );
  own.workspace.put(ALONE, text);
  own.settle();
  return own.snapshot(ALONE);
}

function rowOf(
  { line, title, state, track, judgement }: ImportedItem,
  around: ReadonlySet<number>,
  split: boolean,
): ImportedRow {
  const { verdict, confidence } = judgement;
  return {
    line,
    title,
    state,
    split,
    track,
    verdict,
    confidence,
    words: mainWords(judgement, (path) => (path === 'title' ? title : undefined)),
    around: around.has(line),
    duty: dutyWords(title),
  };
}
