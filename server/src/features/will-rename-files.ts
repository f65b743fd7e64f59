/** Updates links of items before files or folders are renamed. */

import type { RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { z } from 'zod';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { FileEdit } from '../core/text/finding.ts';
import { scalarOf } from '../core/yaml/quote.ts';
import { placed } from '../edits/kit/verb.ts';
import { setKey } from '../edits/text/entry-edits.ts';
import { movedLink } from '../edits/text/relative-links.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { text } from './kit/shapes.ts';
import { editOfFiles } from './kit/workspace-edit.ts';

/** Only `links` contain file names: ids are independent of files, and settings are found by folder. */
export const willRenameFiles = defineSessionFeature<RenameFilesParams, WorkspaceEdit | null>({
  method: 'workspace/willRenameFiles',
  params: z.looseObject({ files: z.array(z.looseObject({ oldUri: text, newUri: text })) }),
  withoutFindings: true,
  capabilities: (client): { workspace?: object } =>
    client.workspace?.fileOperations?.willRename === true
      ? {
          workspace: {
            fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } },
          },
        }
      : {},
  handle: ({ files }, { session, client, token }) => {
    const parts: WorkspaceEdit[] = [];
    for (const portfolio of session.workspace.portfolios.values()) {
      if (token.isCancellationRequested) return null;
      const edits = linkEdits(portfolio, files);
      if (edits.length > 0) parts.push(editOfFiles(session, portfolio, client, edits));
    }
    return parts.length === 0 ? null : joined(parts);
  },
});

function linkEdits(portfolio: Portfolio, files: RenameFilesParams['files']): FileEdit[] {
  const edits: FileEdit[] = [];
  for (const ref of portfolio.index.refs.item) {
    for (const link of ref.entry.values.fields.links?.items ?? []) {
      const { url } = link.fields;
      if (url?.value === undefined || url.shared) continue;
      const led = movedLink(url.value, ref.uri, files);
      const own = led === null ? null : setKey(ref.block, link, 'url', scalarOf(led, link.flow));
      if (own !== null) edits.push(...placed(portfolio, ref, own));
    }
  }
  return edits;
}

/** Merges the edits of several portfolios. */
function joined(parts: readonly WorkspaceEdit[]): WorkspaceEdit {
  const versioned = parts.flatMap(({ documentChanges = [] }) => documentChanges);
  if (versioned.length > 0) return { documentChanges: versioned };
  return { changes: Object.assign({}, ...parts.map(({ changes = {} }) => changes)) };
}
