/** How files are reached: node's file system, the client's, or a fake in a test. URIs are strings with `/`. */
import { t } from './l10n.ts';
export interface FileSource {
  /**
   * Portfolio files anywhere below a folder, `node_modules`, `.git` and ignored ones left out, each file once however
   * many links lead to it; in no order. None where there is no such folder. Folders that cannot be read are told of.
   */
  find(folder: string, onUnreadable?: (folder: string, why: string) => void): Promise<readonly string[]>;
  /** Whether `find` in the folder comes upon this file now. Absent where it comes upon all that can be read. */
  has?(folder: string, uri: string): Promise<boolean>;
  /** Portfolio files directly in a folder, and whether the search for a root file ends here (`.git`, home, top). */
  list(folder: string): Promise<{ readonly files: readonly string[]; readonly last: boolean }>;
  /** The text of a file without byte order mark, or why there is none, in plain words; null where there is no file. */
  read(uri: string): Promise<FileText | null>;
  /** A word that is another one once the file has changed; null where that cannot be told. Absent where it never can. */
  stamp?(uri: string): Promise<string | null>;
  /** What `find` in the folder calls the file that a link leads to, or a name in other upper and lower case means. */
  foundAs?(folder: string, uri: string): Promise<string>;
  /** The files of checks beside a root file, in its folder `checks/`, by name. Absent where there are none to be had. */
  checks?(folder: string): Promise<readonly CheckText[]>;
}
/** A file of checks of the house: plain data, which passes between threads. */
export interface CheckText {
  /** As `checks/money.yaml`. */
  readonly name: string;
  /** Empty where there is a problem. */
  readonly text: string;
  /** Why it could not be read, if so. */
  readonly problem: string | null;
}
export type FileText = { readonly text: string } | { readonly problem: string };

/** A file of checks as read; one that is gone by now holds nothing. */
export const checkText = (name: string, read: FileText | null): CheckText =>
  read !== null && 'problem' in read
    ? { name, text: '', problem: read.problem }
    : { name, text: read?.text ?? '', problem: null };

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
