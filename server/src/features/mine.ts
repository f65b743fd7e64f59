/** `twotrack/mine`: lists the work of a team or person on both paths, in the order that the text implies. */
import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { type MineParams, type MineResult, mine as method } from '../protocol/mine.ts';
import { minePage } from '../report/mine/html.ts';
import { everyoneOf, type MineRow, mineOf } from '../report/mine/mine.ts';
import { sourceOf } from './kit/earlier-state.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';

export const mine = defineSessionFeature<MineParams, MineResult>({
  method,
  params: shapeOf<MineParams>({
    portfolio: text,
    who: shapeOf<NonNullable<MineParams['who']>>({
      kind: z.enum(['team', 'person', 'sponsor']),
      key: text,
      name: text,
    }).optional(),
  }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, who }, { session }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`The portfolio is no longer open.` };
    const source = sourceOf(session, portfolio);
    if (who === undefined)
      return {
        everyone: everyoneOf(source).map(({ who: { kind, key, name }, first }) => ({
          kind,
          key,
          name,
          first: `${first}.`,
        })),
      };
    return { html: minePage(mineOf(source, who), toText), title: who.name };
  },
});

/** Links to the line of an item, in the first editor group. */
function toText({ item: { uri, line } }: MineRow): string {
  const at = { line, character: 0 };
  const args = [uri, { viewColumn: 1, selection: { start: at, end: at } }];
  return `command:vscode.open?${encodeURIComponent(JSON.stringify(args))}`;
}
