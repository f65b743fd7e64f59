/** Converts edits to a patch for `git apply`, relative to the server's folder. */
import { formatPatch, structuredPatch } from 'diff';
import type { FileEdit } from '../core/text/finding.ts';
import { comparePaths } from '../core/text/paths.ts';
import { applyEdits } from '../edits/text/apply-edits.ts';
import type { Session } from '../session/session.ts';
import type { World } from './world.ts';

export interface FileChange {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
}

/** Returns the text before and after of each file that edits touch, sorted by path. Changes nothing. */
export function changesOf(session: Session, edits: readonly FileEdit[]): FileChange[] {
  const uris = [...new Set(edits.map(({ uri }) => uri))].sort(comparePaths);
  return uris.flatMap((uri) => {
    const before = textIn(session, uri);
    if (before === undefined) return [];
    const after = applyEdits(
      before,
      edits.filter((edit) => edit.uri === uri),
    );
    return after === before ? [] : [{ uri, before, after }];
  });
}

/** Returns the text of a file, or of a mapping file, which fixes may edit; undefined if there is neither. */
function textIn({ workspace }: Session, uri: string): string | undefined {
  const sheets = [...workspace.portfolios.values()].flatMap((portfolio) => [...portfolio.sheets.values()]);
  return workspace.document(uri)?.text ?? sheets.find((each) => each.uri === uri)?.text;
}

export async function patchOf(changes: readonly FileChange[], { named, marked }: World): Promise<string> {
  const patches: string[] = [];
  for (const { uri, before, after } of changes) {
    const mark = (await marked(uri)) ? '\uFEFF' : '';
    const name = named(uri);
    const patch = structuredPatch(
      `a/${name}`,
      `b/${name}`,
      mark + before,
      mark + after,
      undefined,
      undefined,
      {
        context: 3,
      },
    );
    patches.push(formatPatch({ ...patch, isGit: true }));
  }
  return patches.join('');
}
