/** How files are reached: node's file system, the client's, or a fake in a test. URIs are strings with `/`. */
import { t } from './l10n.ts';
export interface FileSource {
  /** Portfolio files anywhere below a folder, `node_modules`, `.git` and ignored ones left out; in no order. */
  find(folder: string): Promise<readonly string[]>;
  /** Portfolio files directly in a folder, and whether the search for a root file ends here (`.git`, home, top). */
  list(folder: string): Promise<{ readonly files: readonly string[]; readonly last: boolean }>;
  /** The text of a file without byte order mark, or why there is none, in plain words; null where there is no file. */
  read(uri: string): Promise<FileText | null>;
}
export type FileText = { readonly text: string } | { readonly problem: string };

/** Larger files are not read: no plan that people keep by hand comes near. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Bytes as text: UTF-8 with or without byte order mark. Says in plain words why bytes are no text. */
export function decodeText(bytes: Uint8Array): FileText {
  if (bytes.length > LARGEST_FILE)
    return {
      problem: t`This file is larger than ${LARGEST_FILE / 1024 / 1024} MB and is not read. Split it into files by team or year.`,
    };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { problem: t`This file is in UTF-16, and portfolios are in UTF-8. Save it with encoding UTF-8.` };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\u0000')) return { problem: t`This file is not text: it holds NUL characters.` };
    return { text };
  } catch {
    return { problem: t`This file is not UTF-8 text. Save it with encoding UTF-8.` };
  }
}
