/**
 * Shows the history of a file's items in VS Code's Timeline. The API is proposed: most windows lack it or deny it to
 * extensions, in which case nothing is shown or reported.
 */
import * as vscode from 'vscode';
import { past } from '../../../server/src/protocol/past.ts';
import type { ServerConnection } from '../services/server-connection.ts';

/** The parts of the proposed API that are used here. */
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
  /** In ms since 1970-01-01. */
  readonly timestamp: number;
  readonly description: string;
}

const DAY_MS = 86_400_000;

/** Registers the timeline provider if this VS Code allows it. */
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
    // VS Code throws if the extension has no access to the proposed API.
    return nothing;
  }
}
