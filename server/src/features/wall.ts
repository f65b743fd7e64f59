/** `twotrack/wall`: serves a portfolio's wall on the loopback interface, or updates the one that is open. */
import { unreadNotice } from '../agents/unread.ts';
import { t } from '../core/text/l10n.ts';
import { fileName } from '../core/text/paths.ts';
import { wall as method, type WallParams, type WallResult } from '../protocol/wall.ts';
import { wallPage } from '../report/wall/page.ts';
import { wallOf } from '../report/wall/wall.ts';
import { sourceOf } from './kit/earlier-state.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';

export const wall = defineSessionFeature<WallParams, Promise<WallResult>>({
  method,
  params: shapeOf<WallParams>({ portfolio: text, again: text.optional() }),
  capabilities: () => ({}),
  handle: async ({ portfolio: folder, again }, { session }) => {
    if (session.serveWall === null)
      return {
        refused: t`The wall is served by VS Code on a desktop or a remote machine, and a browser alone has nothing to serve it from. Run \`npx twotrack wall\` in the folder instead, or read the review.`,
      };
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`The portfolio is no longer open.` };
    const shown = wallOf(sourceOf(session, portfolio));
    const page = wallPage(shown, unreadNotice(session, portfolio, fileName), clockTime());
    const address = await session.serveWall(folder, page, again);
    return address === null
      ? { refused: t`The wall was not opened: this machine lets nothing listen on 127.0.0.1.` }
      : { address, title: shown.name };
  },
});

const clockTime = (): string => new Date().toTimeString().slice(0, 5);
