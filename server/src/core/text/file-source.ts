/** Abstracts file access: Node's file system, the client's, or a fake in a test. URIs are strings with `/`. */
import { t } from './l10n.ts';
export interface FileSource {
  /**
   * Finds the portfolio files and mapping files (`*.import.yaml`) anywhere below a folder, in no particular order,
   * except in `node_modules`, `.git` and ignored folders. A file that several links lead to is listed once. Returns none if the folder does not exist;
   * reports folders that cannot be read.
   */
  find(folder: string, onUnreadable?: (folder: string, why: string) => void): Promise<readonly string[]>;
  /**
   * Tells whether `find` in the folder would currently return this file. Absent if it returns everything that is
   * readable.
   */
  has?(folder: string, uri: string): Promise<boolean>;
  /**
   * Lists the portfolio files directly in a folder; `last`: the search for a root file ends here (`.git`, home, top);
   * `vast`: far more than a portfolio is below it (home, top), so that it is not searched for a single document.
   */
  list(
    folder: string,
  ): Promise<{ readonly files: readonly string[]; readonly last: boolean; readonly vast?: boolean }>;
  /**
   * Reads a file without its byte order mark; returns the problem in plain words if it cannot, null if there is no such
   * file.
   */
  read(uri: string): Promise<FileText | null>;
  /**
   * Returns a token that changes whenever the file does; null if it is unknown. Absent if the source cannot tell at
   * all.
   */
  stamp?(uri: string): Promise<string | null>;
  /**
   * Returns the URI under which `find` lists a file, given a link to it or a name in different case; the URI as it is
   * if the file is not in the folder. Of a file that does not exist yet, its own folder decides.
   */
  foundAs?(folder: string, uri: string): string;
  /**
   * Does work that finds files in many folders. The source may read what they share once, as it is on disk after the
   * work began. Absent if it shares nothing.
   */
  atOnce?<T>(work: () => Promise<T>): Promise<T>;
  /** Reads the check files in the folder `checks/` beside a root file, sorted by name. Absent if unsupported. */
  checks?(folder: string): Promise<readonly CheckText[]>;
}
/** A file of house checks: plain data, so that it can pass between threads. */
export interface CheckText {
  /** Path such as `checks/money.yaml`. */
  readonly name: string;
  /** Empty if there is a problem. */
  readonly text: string;
  /** Why it could not be read; null if it was. */
  readonly problem: string | null;
}
export type FileText = { readonly text: string } | { readonly problem: string };

/** Converts a read check file; one that no longer exists becomes empty. */
export const checkText = (name: string, read: FileText | null): CheckText =>
  read !== null && 'problem' in read
    ? { name, text: '', problem: read.problem }
    : { name, text: read?.text ?? '', problem: null };

/** Maximum file size in bytes; no plan that people maintain by hand comes near it. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Decodes bytes as UTF-8, with or without byte order mark; returns the problem in plain words if they are not text. */
export function decodeText(bytes: Uint8Array): FileText {
  if (bytes.length > MAX_FILE_BYTES)
    return {
      problem: t`This file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB and is not read. Split it into files by team or year.`,
    };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { problem: t`This file is in UTF-16, and portfolios are in UTF-8. Save it with encoding UTF-8.` };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\u0000')) return { problem: t`This file is not text: it contains NUL characters.` };
    return { text };
  } catch {
    return { problem: t`This file is not UTF-8 text. Save it with encoding UTF-8.` };
  }
}
