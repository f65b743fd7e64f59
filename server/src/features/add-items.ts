/** `twotrack/addItems`: judges typed titles, and returns the edit that inserts them as items. */
import { t } from '../core/text/l10n.ts';
import { fileName } from '../core/text/paths.ts';
import {
  type AddedRow,
  type AddItemsParams,
  type AddItemsResult,
  addItems as method,
} from '../protocol/add-items.ts';
import { mainWords } from '../session/explanation.ts';
import { type AddedItem, addItems as add } from '../sheets/add/add-items.ts';
import { readWords } from '../sheets/add/added-words.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text, texts } from './kit/shapes.ts';
import { editOfFiles } from './kit/workspace-edit.ts';

export const addItems = defineSessionFeature<AddItemsParams, AddItemsResult>({
  method,
  params: shapeOf<AddItemsParams>({ portfolio: text, titles: texts, uri: text.optional() }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, titles, uri }, { session, client }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`This portfolio is no longer open.` };
    const { judge } = session.analysisOf(portfolio);
    const wanted = uri !== undefined && portfolio.files.has(uri) ? uri : undefined;
    const added = add(titles, { portfolio, judge, today: session.today, uri: wanted });
    if ('refused' in added) return added;
    return {
      items: added.items.map(rowOf),
      skipped: added.skipped,
      edit: added.edits.length === 0 ? null : editOfFiles(session, portfolio, client, added.edits),
      ...(added.reveal === undefined ? {} : { reveal: added.reveal }),
    };
  },
});

function rowOf({ id, title, uri, judgement, track, facts }: AddedItem): AddedRow {
  const { verdict, confidence } = judgement;
  return {
    id,
    title,
    file: fileName(uri),
    track,
    verdict,
    confidence,
    words: mainWords(judgement, (path) => (path === 'title' ? title : undefined)),
    read: readWords(facts),
    left: facts.left.map(({ words, why }) => t`“${words}” is not written: ${why}`),
  };
}
