/** Offers the page that splits an item, at the item's title and first line: also where no finding asks for it. */
import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver-types';
import { viewOf } from '../../core/model/item.ts';
import { t } from '../../core/text/l10n.ts';
import { ownSide } from '../../edits/split/split-item.ts';
import { piecesOf } from '../../edits/split/split-plan.ts';
import type { FileSnapshot } from '../../session/session.ts';
import type { Client } from '../kit/feature.ts';
import { onTitle } from '../place/on-title.ts';

export const SPLIT_PAGE_KIND = `${CodeActionKind.RefactorRewrite}.split`;

/**
 * Returns the action for our own client, which has the page; undefined away from the title and the first line, and for
 * an item whose text is one piece or which cannot be split.
 */
export function splitPageAction(file: FileSnapshot, range: Range, client: Client): CodeAction | undefined {
  if (!client.own) return undefined;
  const { session, document, portfolio, analysis } = file;
  const ref = onTitle(file, session.offsetOf(document, range.start), session.offsetOf(document, range.end));
  if (ref?.kind !== 'item') return undefined;
  const item = viewOf(ref);
  if (item.id === null || item.fields.title === undefined || item.entry.broken) return undefined;
  const judge = analysis.judgementOf.bind(analysis);
  const own = ownSide(item, judge(item).scores);
  const pieces = piecesOf({ item, own, judge }, portfolio.settings.currency);
  if (pieces.filter(({ kind }) => kind === 'title' || kind === 'text').length < 2) return undefined;
  const title = t`Split into an operational and a strategic item…`;
  const place = { uri: file.uri, position: range.start };
  return {
    title,
    kind: SPLIT_PAGE_KIND,
    command: { title, command: 'twotrack.splitItem', arguments: [place] },
  };
}
