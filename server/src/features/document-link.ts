import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver-protocol';
import { defineFeature } from './kit/feature.ts';
import { onDocument } from './kit/shapes.ts';

/** Makes the addresses under `links` clickable: web pages, mail, and files relative to this one. */
export const documentLink = defineFeature<DocumentLinkParams, DocumentLink[]>({
  method: 'textDocument/documentLink',
  params: onDocument,
  capabilities: () => ({ documentLinkProvider: {} }),
  none: [],
  handle: (file, _, { session }) => {
    const found: DocumentLink[] = [];
    for (const block of file.document.blocks) {
      for (const ref of file.portfolio.index.ofBlock(block)) {
        if (ref.kind !== 'item') continue;
        for (const link of ref.entry.values.fields.links?.items ?? []) {
          const { url } = link.fields;
          const target = url?.value === undefined || url.shared ? null : targetOf(file.uri, url.value);
          if (url !== undefined && target !== null)
            found.push({ range: session.rangeIn(file.document, block, url), target });
        }
      }
    }
    return found;
  },
});

/** Resolves a link; null for a path in an unsaved document. */
function targetOf(uri: string, url: string): string | null {
  if (/^(?:https?|mailto):/i.test(url)) return url;
  if (uri.startsWith('untitled:')) return null;
  try {
    const target = new URL(url, uri);
    // A relative path must stay on the same host and scheme.
    return target.protocol === new URL(uri).protocol && target.host === new URL(uri).host
      ? target.toString()
      : null;
  } catch {
    return null;
  }
}
