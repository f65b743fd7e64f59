/** One spelling for each file: clients write the same path as `file:///C:/a (1)`, `file:///c%3A/a%20(1)` and more. */
import { URI } from 'vscode-uri';

/**
 * The URI as `uriOf` of node-files.ts writes it: the drive's letter small, what may be escaped escaped, the server of a
 * network share as the authority. Anything but a `file:` URI is left as it is.
 */
export function canonicalUri(uri: string): string {
  if (!/^file:/.test(uri)) return uri;
  try {
    return URI.parse(uri.replace(/^file:\/{4,}(?=[^/])/, 'file://')).toString();
  } catch {
    return uri;
  }
}
