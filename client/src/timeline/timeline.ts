/**
 * What became of the items of a file, in VS Code's own Timeline. Its interface is a proposal: most windows do not have
 * it, or refuse it to extensions, and then there is nothing, and nobody is told.
 */
import * as vscode from 'vscode';
import { past } from '../../../server/src/protocol/past.ts';
import type { ServerConnection } from '../services/server-connection.ts';

/** What of the proposed interface is used here. */
interface TimelineApi {
  readonly registerTimelineProvider?: (
    scheme: readonly string[],
    provider: {
      readonly id: string;
      readonly label: string;
      provideTimeline(
        uri: vscode.Uri,
        options: unknown,
        token: vscode.CancellationToken,
      ): Promise<{ readonly items: readonly TimelineItem[] }>;
    },
  ) => vscode.Disposable;
}
interface TimelineItem {
  readonly id: string;
  readonly label: string;
  /** Milliseconds since 1970-01-01. */
  readonly timestamp: number;
  readonly description: string;
}

const DAY_MS = 86_400_000;

/** Offers the timeline where this VS Code takes one. */
export function provideTimeline(
  connection: Pick<ServerConnection, 'request'>,
  workspace: unknown = vscode.workspace,
): vscode.Disposable {
  const nothing = { dispose: () => {} };
  try {
    const register = (workspace as TimelineApi).registerTimelineProvider;
    if (typeof register !== 'function') return nothing;
    return register.call(workspace, ['file'], {
      id: 'twotrack.timeline',
      label: vscode.l10n.t('Portfolio'),
      provideTimeline: async (uri, _options, token) => {
        const answer = await connection.request(past, { uri: uri.toString() }, token);
        const items = (answer?.events ?? []).map(({ day, commit, label, detail }, i) => ({
          id: `${commit}:${i}`,
          label,
          timestamp: day * DAY_MS,
          description: detail,
        }));
        return { items };
      },
    });
  } catch {
    // An extension that is not named for the proposal is refused by an error.
    return nothing;
  }
}
