/** Normalizes file URIs: clients write the same path as `file:///C:/a (1)`, `file:///c%3A/a%20(1)` and more. */
import { URI } from 'vscode-uri';

/**
 * Returns a URI as `uriOf` of node-files.ts writes it: drive letter in lower case, percent-encoded, the server of a
 * network share as authority. Leaves other schemes than `file:` unchanged.
 */
export function canonicalUri(uri: string): string {
  if (!/^file:/.test(uri)) return uri;
  try {
    const plain = uri
      .replace(/^file:\/\/localhost(?=\/)/i, 'file://')
      .replace(/^file:\/{4,}(?=[^/])/, 'file://');
    return URI.parse(plain).toString();
  } catch {
    return uri;
  }
}
