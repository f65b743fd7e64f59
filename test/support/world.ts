/**
 * Collects everything that a session shows of its files as plain values, to verify that two sessions with the same
 * texts show the same.
 */

import type { FileSource } from '../../server/src/core/text/file-source.ts';
import type { Range, Span } from '../../server/src/core/text/lines.ts';
import { comparePaths } from '../../server/src/core/text/paths.ts';
import { documentSymbol } from '../../server/src/features/document-symbol.ts';
import type { DocumentFeature, Outlet, SessionFeature } from '../../server/src/features/kit/feature.ts';
import { portfolios } from '../../server/src/features/portfolios.ts';
import { tree } from '../../server/src/features/tree.ts';
import type { TreeNode, TreeResult } from '../../server/src/protocol/tree.ts';
import type { Placed } from '../../server/src/rules/kit/placed.ts';
import { type FileSnapshot, Session } from '../../server/src/session/session.ts';
import type { Texts } from './check.ts';

export const HOME = 'file:///case';
export const uriOf = (name: string): string => `${HOME}/${name}`;

/** An empty file system. */
export const noFiles: FileSource = {
  find: () => Promise.resolve([]),
  list: (folder) => Promise.resolve({ files: [], last: folder === HOME }),
  read: () => Promise.resolve(null),
};

/** Creates a session with these texts open in editors. Throws if a rule throws. */
export async function sessionWith(texts: Texts, today: number): Promise<Session> {
  const session = new Session(noFiles, today, (rule, error) => {
    throw new Error(`${rule} threw`, { cause: error });
  });
  await session.workspace.openFolder(HOME);
  for (const [name, text] of Object.entries(texts)) await session.workspace.open(uriOf(name), text, 0);
  session.settle();
  return session;
}

export interface ShownFinding {
  readonly rule: string;
  readonly severity: string;
  readonly range: Range;
  readonly message: string;
  readonly item: string | null;
  readonly related: readonly unknown[];
  readonly fixes: readonly unknown[];
}

/** Returns the findings of a file with absolute ranges, related locations and fixes. */
export function findingsOf(file: FileSnapshot): ShownFinding[] {
  return file.analysis.findings(file.uri).map((placed) => shownFinding(file, placed));
}

function shownFinding(file: FileSnapshot, placed: Placed): ShownFinding {
  const { session, document, portfolio } = file;
  const at = (span: Span): Range => session.rangeIn(document, placed.block, span);
  return {
    rule: placed.rule,
    severity: placed.severity,
    range: at(placed.span),
    message: placed.message,
    item: placed.ref === null ? null : (placed.ref.entry.values.fields.id?.text ?? '?'),
    related: placed.related.map((place) => {
      const span = typeof place.span === 'function' ? place.span() : place.span;
      const where = place.ref === undefined ? at(span) : session.locationOf(portfolio, place.ref, span);
      return { where, message: place.message };
    }),
    fixes: placed.fixes.map((fix) => ({
      title: fix.title,
      safe: fix.safe,
      snippet: fix.snippet ?? false,
      edits: fix.edits.map(({ span, text }) => ({ range: at(span), text })),
      elsewhere:
        fix
          .elsewhere?.(portfolio)
          .map(({ uri, span, text }) => ({ uri, span: { start: span.start, end: span.end }, text })) ?? [],
    })),
  };
}

/** An outlet that discards all messages. */
export const silent: Outlet = {
  progress: () => {},
  show: () => {},
  say: () => {},
  apply: () => {},
  supplied: () => {},
};

const call = (session: Session) => ({
  session,
  outlet: silent,
  client: {
    capabilities: {},
    snippets: true,
    markdown: true,
    pulls: false,
    annotations: true,
    own: true,
    lenses: true,
  },
  token: { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => {} }) },
  maxFindings: 0,
});

/** Returns the outline of a file. */
export function symbolsOf(file: FileSnapshot): unknown {
  const feature = documentSymbol as unknown as DocumentFeature<unknown, unknown>;
  return feature.handle(file, { textDocument: { uri: file.uri } }, call(file.session));
}

/** Returns the tree of a portfolio, each group with its items. */
export function treeOf(
  session: Session,
  folder: string,
  groupBy: string,
): { group: TreeNode; nodes: readonly TreeNode[] }[] {
  const feature = tree as unknown as SessionFeature<unknown, TreeResult>;
  const ask = (parent?: string): readonly TreeNode[] =>
    feature.handle({ portfolio: folder, groupBy, ...(parent === undefined ? {} : { parent }) }, call(session))
      .nodes;
  return ask().map((group) => ({ group, nodes: ask(group.id) }));
}

/** Returns everything: files, findings, symbols, trees, summaries. */
export function worldOf(session: Session): unknown {
  const all = [...session.workspace.portfolios.values()].sort((a, b) => comparePaths(a.folder, b.folder));
  const summaries = (portfolios as unknown as SessionFeature<unknown, { version: number }[]>).handle(
    null,
    call(session),
  );
  return {
    summaries: summaries.map((summary) => ({ ...summary, version: 0 })),
    portfolios: all.map((portfolio) => ({
      folder: portfolio.folder,
      settings: { ...portfolio.settings, rules: portfolio.settings.rules.length },
      files: portfolio.sorted.map((document) => {
        const file = session.snapshot(document.uri);
        if (file === null) throw new Error(`${document.uri} is not there`);
        return {
          uri: document.uri,
          blocks: document.blocks.map(({ kind, text, state }) => ({ kind, text, state })),
          findings: findingsOf(file),
          symbols: symbolsOf(file),
        };
      }),
      trees: (['track', 'goal', 'team', 'status', 'findings'] as const).map((groupBy) =>
        treeOf(session, portfolio.folder, groupBy),
      ),
    })),
  };
}
