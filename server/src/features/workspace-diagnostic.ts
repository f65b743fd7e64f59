import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type {
  ProgressToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { digest } from './document-diagnostic.ts';
import { pulledDiagnostics } from './kit/diagnostics.ts';
import { type Call, defineSessionFeature } from './kit/feature.ts';
import { maybe, text } from './kit/shapes.ts';

type Reports = WorkspaceDiagnosticReport['items'];

/** Maximum time in ms that a slice may delay a keystroke. */
const SLICE_MS = 15;

/**
 * Answers pull diagnostics for every file of every open portfolio: in slices that yield to other work, each sent at
 * once to a client that accepts partial results.
 */
export const workspaceDiagnostic = defineSessionFeature<
  WorkspaceDiagnosticParams,
  Promise<WorkspaceDiagnosticReport | ResponseError<void>>
>({
  method: 'workspace/diagnostic',
  params: z.looseObject({ previousResultIds: maybe(z.array(z.looseObject({ uri: text }))) }),
  capabilities: () => ({}),
  slices: true,
  handle: async ({ previousResultIds = [], workDoneToken, partialResultToken }, call) => {
    const { session, token, outlet } = call;
    const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    // Wait for pending updates, to report complete findings.
    while (!session.isSettled && !token.isCancellationRequested) await pause();
    const uris = await session.inOrder(() =>
      [...session.workspace.portfolios.values()].flatMap(({ sorted }) => sorted.map(({ uri }) => uri)),
    );
    const told = progress(call, workDoneToken, uris.length);
    const items: Reports = [];
    for (let at = 0; at < uris.length; ) {
      const slice = await session.inOrder(() => sliceFrom(uris, at, before, call));
      at = slice.next;
      if (partialResultToken === undefined) items.push(...slice.items);
      else if (slice.items.length > 0) outlet.progress(partialResultToken, { items: slice.items });
      told.done(at);
      if (at < uris.length) await pause();
      if (token.isCancellationRequested) {
        told.end();
        return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
      }
    }
    told.end();
    // The client keeps what it has of a file until it is told otherwise, also where the file is gone.
    for (const uri of uris) before.delete(uri);
    const gone: Reports = [...before.keys()].map((uri) => ({ kind: 'full', uri, version: null, items: [] }));
    if (partialResultToken === undefined) items.push(...gone);
    else if (gone.length > 0) outlet.progress(partialResultToken, { items: gone });
    return { items };
  },
});

/** Yields to everything else that waits. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/** Returns the reports of as many files as fit a slice, at least one, and where the next slice begins. */
function sliceFrom(
  uris: readonly string[],
  from: number,
  before: ReadonlyMap<string, string>,
  { session, maxFindings, client }: Call,
): { readonly items: Reports; readonly next: number } {
  const until = performance.now() + SLICE_MS;
  const items: Reports = [];
  let at = from;
  do {
    const uri = uris[at++] as string;
    const file = session.snapshot(uri);
    if (file === null) continue;
    const diagnostics = pulledDiagnostics(file, maxFindings, client);
    const resultId = digest(JSON.stringify(diagnostics));
    const version = session.workspace.isOpen(uri) ? file.document.version : null;
    if (before.get(uri) === resultId) items.push({ kind: 'unchanged', uri, version, resultId });
    else items.push({ kind: 'full', uri, version, resultId, items: diagnostics });
  } while (at < uris.length && performance.now() < until);
  return { items, next: at };
}

/** Reports progress, if the client gave a token for it. */
function progress(
  { outlet }: Call,
  token: ProgressToken | undefined,
  files: number,
): { readonly done: (count: number) => void; readonly end: () => void } {
  if (token === undefined) return { done: () => {}, end: () => {} };
  outlet.progress(token, { kind: 'begin', title: t`Twotrack: checking the portfolio`, percentage: 0 });
  let shown = 0;
  return {
    done: (count) => {
      const percentage = Math.floor((100 * count) / files);
      if (percentage === shown || count === files) return;
      shown = percentage;
      outlet.progress(token, { kind: 'report', percentage });
    },
    end: () => outlet.progress(token, { kind: 'end' }),
  };
}
