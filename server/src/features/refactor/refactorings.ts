/** Offers refactorings for the selection or the caret as code actions. Computes edits when one is chosen. */
import { type CodeAction, CodeActionKind, type Range, type WorkspaceEdit } from 'vscode-languageserver-types';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef, ItemRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import { t } from '../../core/text/l10n.ts';
import { fileName, parentOf, portfolioEndings } from '../../core/text/paths.ts';
import type { VerbContext, VerbResult } from '../../edits/kit/verb.ts';
import { freeId } from '../../edits/text/new-id.ts';
import { extractGoal, goalTitle } from '../../edits/verbs/extract-goal.ts';
import { mergeItems } from '../../edits/verbs/merge-items.ts';
import { moveToFile, moveToNewFile } from '../../edits/verbs/move-to-file.ts';
import { cutAt, splitHere } from '../../edits/verbs/split-here.ts';
import { many } from '../../rules/kit/portfolio-words.ts';
import { clipped } from '../../session/explanation.ts';
import type { FileSnapshot } from '../../session/session.ts';
import type { Client } from '../kit/feature.ts';
import { asksForEdits } from '../kit/literals.ts';
import { editOfFiles } from '../kit/workspace-edit.ts';
import { hereAt, hitAt } from '../place/entry-at.ts';

/** An edit, or why it cannot be made. */
export type Made = WorkspaceEdit | { readonly refused: string };

/** A refactoring, and the function that performs it. */
export interface Refactoring {
  /** Identifies it among those offered for a selection, independent of the language. */
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly make: () => Made;
}

/** Data with which a resolve request finds its refactoring again. */
export interface RefactorData {
  readonly refactoring: string;
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
}

/** Maximum number of files offered as targets of a move. */
const MAX_FILES = 3;

/** Tells whether a client separates refactorings from fixes. */
export function takesRefactorings({ capabilities }: Client): boolean {
  const kinds = capabilities.textDocument?.codeAction?.codeActionLiteralSupport?.codeActionKind.valueSet;
  return kinds?.some((kind) => kind === '' || kind === CodeActionKind.Refactor) === true;
}

/** Returns the refactorings as code actions, with their edits if the client cannot resolve them. */
export function refactorActions(
  file: FileSnapshot,
  range: Range,
  client: Client,
  wants: (kind: string) => boolean,
): CodeAction[] {
  if (!takesRefactorings(client)) return [];
  const data = { uri: file.uri, version: file.document.version, range };
  return refactoringsAt(file, range, client)
    .filter(({ kind }) => wants(kind))
    .flatMap(({ name, kind, title, make }): CodeAction[] => {
      if (asksForEdits(client))
        return [{ title, kind, data: { ...data, refactoring: name } satisfies RefactorData }];
      const edit = make();
      return 'refused' in edit ? [] : [{ title, kind, edit }];
    });
}

/** Returns the refactorings for a selection, or for the caret if it is empty. */
export function refactoringsAt(file: FileSnapshot, range: Range, client: Client): Refactoring[] {
  const { session, document, portfolio, analysis } = file;
  const from = session.offsetOf(document, range.start);
  const to = session.offsetOf(document, range.end);
  const context: VerbContext = { portfolio, judge: (item) => analysis.judgementOf(item) };
  const edited = (result: VerbResult): Made =>
    'refused' in result ? result : editOfFiles(session, portfolio, client, result.edits);
  if (from === to) return splitting(file, from, context, edited);
  const chosen = itemsIn(file, from, to);
  return [
    ...extracting(file, { from, to }, context, edited),
    ...merging(chosen, context, edited),
    ...moving(file, chosen, { context, edited, client }),
  ];
}

type Edited = (result: VerbResult) => Made;

function splitting(file: FileSnapshot, at: number, context: VerbContext, edited: Edited): Refactoring[] {
  const here = hereAt(file, at);
  const ref = here?.ref;
  if (here === null || ref?.kind !== 'item' || cutAt(viewOf(ref), here.offset) === null) return [];
  return [
    {
      name: 'split-here',
      kind: `${CodeActionKind.RefactorRewrite}.split`,
      title: t`Split here: the rest becomes an item of its own`,
      make: () => edited(splitHere(context, ref, here.offset)),
    },
  ];
}

/** Offers to extract the selected words of a title or description. */
function extracting(
  file: FileSnapshot,
  { from, to }: { readonly from: number; readonly to: number },
  context: VerbContext,
  edited: Edited,
): Refactoring[] {
  const here = hereAt(file, from);
  const ref = here?.ref;
  const hit = here === null ? null : hitAt(here);
  if (here === null || ref?.kind !== 'item' || hit?.role !== 'value') return [];
  const prose = hit.path.length === 1 && (hit.key === 'title' || hit.key === 'description');
  if (!prose || here.offset + (to - from) > hit.span.end) return [];
  const words = here.block.text.slice(here.offset, here.offset + (to - from));
  const title = goalTitle(words);
  if (title === null) return [];
  return [
    {
      name: 'extract-goal',
      kind: `${CodeActionKind.RefactorExtract}.goal`,
      title: t`Make “${clipped(title)}” a goal`,
      make: () => edited(extractGoal(context, ref, words)),
    },
  ];
}

function merging(chosen: readonly ItemRef[], context: VerbContext, edited: Edited): Refactoring[] {
  const [first, second, more] = chosen;
  if (first === undefined || second === undefined || more !== undefined) return [];
  const [into, gone] = [clipped(viewOf(first).title, 40), clipped(viewOf(second).title, 40)];
  return [
    {
      name: 'merge',
      kind: `${CodeActionKind.RefactorRewrite}.merge`,
      title: t`Merge “${gone}” into “${into}”`,
      make: () => edited(mergeItems(context, first, second)),
    },
  ];
}

function moving(
  file: FileSnapshot,
  chosen: readonly ItemRef[],
  { context, edited, client }: { context: VerbContext; edited: Edited; client: Client },
): Refactoring[] {
  const [first] = chosen;
  if (first === undefined) return [];
  const { portfolio } = file;
  const counts = new Map<string, number>();
  for (const { uri } of portfolio.index.refs.item) counts.set(uri, (counts.get(uri) ?? 0) + 1);
  const files = [...counts].filter(([uri]) => uri !== file.uri).sort(([, a], [, b]) => b - a);
  const kind = `${CodeActionKind.Refactor}.move`;
  const words = many(chosen.length, 'item');
  const others = files.slice(0, MAX_FILES).map(
    ([uri]): Refactoring => ({
      name: `move ${uri}`,
      kind,
      title: t`Move ${words} to ${fileName(uri)}`,
      make: () => edited(moveToFile(context, chosen, { value: uri })),
    }),
  );
  const able = client.capabilities.workspace?.workspaceEdit;
  if (able?.documentChanges !== true || able.resourceOperations?.includes('create') !== true) return others;
  const uri = newFile(file, idOf(first) ?? 'items');
  return [
    ...others,
    {
      name: 'move-to-new',
      kind,
      title: t`Move ${words} to a new file, ${fileName(uri)}`,
      make: () => newFileEdit(file, client, moveToNewFile(context, chosen, uri)),
    },
  ];
}

/** Returns a new file name in this folder, derived from the items, with the same extension. */
function newFile({ uri, portfolio }: FileSnapshot, wish: string): string {
  const ending = portfolioEndings.find((each) => uri.endsWith(each)) ?? '.portfolio';
  const path = (name: string): string => `${parentOf(uri)}/${name}${ending}`;
  return path(freeId(wish, (name) => portfolio.files.has(path(name))));
}

function newFileEdit(
  { session, portfolio }: FileSnapshot,
  client: Client,
  moved: ReturnType<typeof moveToNewFile>,
): Made {
  if ('refused' in moved) return moved;
  const { uri, text } = moved.made;
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
      ...(editOfFiles(session, portfolio, client, moved.edits).documentChanges ?? []),
    ],
  };
}

/**
 * Returns the selected items: all that the selection touches if there are several, else one that it covers completely.
 */
function itemsIn({ document, portfolio }: FileSnapshot, from: number, to: number): ItemRef[] {
  const touched: { readonly ref: EntryRef; readonly start: number; readonly end: number }[] = [];
  const last = document.blockAt(to);
  for (let index = document.blockAt(from); index >= 0 && index <= last; index++) {
    const block = document.blocks[index];
    if (block === undefined) continue;
    for (const ref of portfolio.index.ofBlock(block)) {
      const { start, end } = document.absolute(index, ref.entry.span);
      if (start < to && end > from) touched.push({ ref, start, end });
    }
  }
  const items = touched.flatMap(({ ref, start, end }) =>
    ref.kind === 'item' ? [{ ref, whole: from <= start && to >= end }] : [],
  );
  if (items.length < touched.length) return [];
  return items.filter(({ whole }) => items.length > 1 || whole).map(({ ref }) => ref);
}
