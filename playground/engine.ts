/** What the playground shows of a text: a list is made a portfolio first. Nothing here knows of a page or a network. */
import { type Classified, classifiedIn } from '../server/src/agents/classified.ts';
import { findingsIn } from '../server/src/agents/report-finding.ts';
import { unreadIn } from '../server/src/agents/unread.ts';
import { Document } from '../server/src/core/document/document.ts';
import { readingOf } from '../server/src/core/document/read-block.ts';
import { viewOf } from '../server/src/core/model/item.ts';
import type { Day } from '../server/src/core/text/days.ts';
import type { FileSource } from '../server/src/core/text/file-source.ts';
import { splitItem } from '../server/src/edits/split/split-item.ts';
import { applyEdits } from '../server/src/edits/text/apply-edits.ts';
import { pictureFacts } from '../server/src/features/picture/picture-data.ts';
import { pageDefs, styleSheet } from '../server/src/report/page/page.ts';
import { renderFacts } from '../server/src/report/page/render.ts';
import { clipped, verdictWords } from '../server/src/session/explanation.ts';
import { type FileSnapshot, Session } from '../server/src/session/session.ts';
import { addItems } from '../server/src/sheets/add/add-items.ts';
import { listedTitles } from '../server/src/sheets/add/listed-titles.ts';
import { importSheet } from '../server/src/sheets/items/import-sheet.ts';
import { readList } from '../server/src/sheets/read/read-list.ts';
import { isFaint } from '../server/src/traits/judgement.ts';

/** Longest text that is judged as one types, in UTF-16 units; more is for the command line. */
export const MAX_LENGTH = 150_000;
/** Longest part of a line that a note about it says, in characters. */
const MAX_NOTED = 100;
const URI = 'untitled:playground.portfolio';

/** A run of a title: words that the verdict rests on have a pole. */
export interface Run {
  readonly text: string;
  readonly pole: 'operational' | 'strategic' | null;
}
export interface Row extends Classified {
  /** The verdict in words, as the editor says it. */
  readonly says: string;
  readonly runs: readonly Run[];
  /** Words elsewhere in the item that the verdict rests on. */
  readonly others: readonly Run[];
}
export interface Outcome {
  readonly kind: 'list' | 'portfolio' | 'nothing';
  /** The portfolio that was judged; of a list, what was made of it. */
  readonly text: string;
  readonly rows: readonly Row[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly line: number;
  }[];
  /** What was left out or could not be read, in words. */
  readonly notes: readonly string[];
  readonly picture: { readonly headline: string; readonly html: string } | null;
}

const empty: Outcome = { kind: 'nothing', text: '', rows: [], findings: [], notes: [], picture: null };

/** Judges a text. `width` is that of the picture in px. */
export function judged(source: string, today: Day, width: number): Outcome {
  if (source.trim() === '') return empty;
  if (source.length > MAX_LENGTH)
    return {
      ...empty,
      notes: [`This is longer than ${MAX_LENGTH / 1000},000 characters: twotrack classify reads it.`],
    };
  const kind = isPortfolio(source) ? 'portfolio' : 'list';
  const made = kind === 'portfolio' ? { text: source, notes: [] } : portfolioOfList(source, today);
  const file = opened(made.text, today);
  if (file === null) return { ...empty, notes: made.notes };
  const named = (): string => 'here';
  const rows = classifiedIn([file], named).map((each) => rowOf(each, file));
  const { portfolio, session } = file;
  const drawn =
    rows.length === 0
      ? null
      : renderFacts(pictureFacts(session, portfolio), 'two-paths', { width, interactive: false });
  const unread = unreadIn([file], named).map(({ line, message }) => `Line ${line + 1}: ${message}`);
  return {
    kind,
    text: made.text,
    rows,
    findings: findingsIn([file], named).map(({ code, severity, message, range }) => ({
      code,
      severity,
      message,
      line: range.start.line,
    })),
    notes: [...made.notes, ...unread],
    picture: drawn === null ? null : { headline: drawn.headline, html: drawn.html },
  };
}

/** The portfolio after an item of it was split; or why it cannot be. */
export function splitOf(
  text: string,
  id: string,
  today: Day,
): { readonly text: string; readonly halves: string } | { readonly refused: string } {
  const file = opened(text, today);
  const ref = file?.portfolio.index.byId('item', id)[0];
  if (file === null || ref === undefined) return { refused: 'There is no such item any more.' };
  const done = splitItem(
    { portfolio: file.portfolio, judge: (view) => file.analysis.judgementOf(view) },
    ref,
  );
  if ('refused' in done) return done;
  const after = applyEdits(text, done.edits);
  return { text: after, halves: changedLines(text, after) };
}

/** The lines that a split wrote: what both texts begin and end with is left out. */
function changedLines(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  while (start > 0 && !/^\s*- /.test(now[start] ?? '')) start--;
  return now.slice(start, now.length - end).join('\n');
}

export const pictureStyle = styleSheet();
export const pictureDefs = pageDefs;

/** Whether a text has a key of a portfolio at its top, or an entry. */
function isPortfolio(source: string): boolean {
  if (
    !/^\s*(?:["']?)(?:items|goals|teams|portfolio|balance)["']?\s*:/m.test(source) &&
    !/^\s*\{/.test(source)
  )
    return false;
  return Document.of(URI, source).blocks.some((block) => {
    const { entries, topKeys } = readingOf(block);
    return entries.length + topKeys.length > 0;
  });
}

function portfolioOfList(
  source: string,
  today: Day,
): { readonly text: string; readonly notes: readonly string[] } {
  const file = opened('', today);
  if (file === null) return { text: '', notes: [] };
  const { portfolio, document, analysis } = file;
  const { judge } = analysis;
  const listed = listedTitles(source);
  if (!('problem' in listed)) {
    const added = addItems(listed.titles, { portfolio, judge, today, uri: URI });
    if ('refused' in added) return { text: '', notes: [added.refused] };
    const left = [...listed.left, ...added.skipped].map(
      ({ title, why }) => `“${clipped(title, MAX_NOTED)}”: ${why}`,
    );
    const unsure = added.items.flatMap(({ facts }) =>
      facts.left.map(({ words, why }) => `“${clipped(words, MAX_NOTED)}” is not written: ${why}`),
    );
    return { text: applyEdits('', added.edits), notes: [...left, ...unsure] };
  }
  const table = readList(source);
  if ('problem' in table) return { text: '', notes: [table.problem] };
  const imported = importSheet(table, { portfolio, document, judge });
  if ('problem' in imported) return { text: '', notes: [imported.problem] };
  return {
    text: applyEdits('', imported.edits),
    notes: imported.notes.map(
      ({ line, text, problem }) => `${line === null ? '' : `Line ${line}: `}${text} ${problem}`,
    ),
  };
}

const nowhere: FileSource = {
  find: async () => [],
  list: async () => ({ files: [], last: true }),
  read: async () => null,
};

function opened(text: string, today: Day): FileSnapshot | null {
  const session = new Session(nowhere, today);
  session.workspace.put(URI, text);
  session.settle();
  return session.snapshot(URI);
}

/** Finds words that stand for themselves: not `St` in `Start`. -1 if there are none. */
function wholeAt(text: string, words: string): number {
  const letter = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const cut =
      (letter.test(text[at - 1] ?? '') && letter.test(words[0] ?? '')) ||
      (letter.test(text[at + words.length] ?? '') && letter.test(words.at(-1) ?? ''));
    if (!cut) return at;
  }
  return -1;
}

function rowOf(item: Classified, file: FileSnapshot): Row {
  const pole = (value: string): Run['pole'] => (value === 'strategic' ? 'strategic' : 'operational');
  const words = item.evidence
    .filter((piece) => !isFaint(piece))
    .map((piece) => ({ text: piece.text.replace(/\s+/g, ' '), pole: pole(piece.pole) }));
  const runs: Run[] = [];
  let rest = item.title.replace(/\s+/g, ' ');
  const used = new Set<string>();
  for (;;) {
    const found = words
      .map((word) => ({ ...word, at: wholeAt(rest, word.text) }))
      .filter(({ at, text }) => at >= 0 && text !== '')
      .sort((a, b) => a.at - b.at || b.text.length - a.text.length)[0];
    if (found === undefined) break;
    if (found.at > 0) runs.push({ text: rest.slice(0, found.at), pole: null });
    runs.push({ text: found.text, pole: found.pole });
    used.add(found.text);
    rest = rest.slice(found.at + found.text.length);
  }
  if (rest !== '') runs.push({ text: rest, pole: null });
  const ref = item.id === null ? undefined : file.portfolio.index.byId('item', item.id)[0];
  const says = ref === undefined ? item.verdict : verdictWords(file.analysis.judgementOf(viewOf(ref)));
  return { ...item, says, runs, others: words.filter(({ text }) => !used.has(text)).slice(0, 6) };
}
