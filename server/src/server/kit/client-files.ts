import type { Connection } from 'vscode-languageserver';
import { checkText, type FileSource } from '../../core/text/file-source.ts';
import { type IgnoreLevel, isHidden, readIgnoreRules } from '../../core/text/gitignore.ts';
import { t } from '../../core/text/l10n.ts';
import {
  isCheckFile,
  isMappingFile,
  isPortfolioFile,
  mappingEnding,
  nameOf,
  parentOf,
  portfolioEndings,
} from '../../core/text/paths.ts';
import { type FindResult, find, type ReadResult, read } from '../../protocol/files.ts';
import { errorMessage } from './error-text.ts';

/** Reads files through the client, for a worker or a virtual workspace. Cannot read above the opened folder. */
export function clientFiles(connection: Connection): FileSource {
  /** Patterns of the `.gitignore` files below each folder, as last read. */
  const ignored = new Map<string, readonly IgnoreLevel[]>();
  const uris = async (folder: string, endings: readonly string[]): Promise<readonly string[]> =>
    (await connection.sendRequest<FindResult>(find, { folder, endings })).uris;
  // What the client refuses is a problem of one file, and not of all that are read with it.
  const textOf = (uri: string): Promise<ReadResult> =>
    connection.sendRequest<ReadResult>(read, { uri }).catch((error: unknown) => ({
      text: null,
      problem: t`This file cannot be read (${errorMessage(error)}).`,
    }));
  const levelsBelow = async (found: readonly string[]): Promise<readonly IgnoreLevel[]> =>
    Promise.all(
      found.map(async (uri) => ({
        folder: decoded(parentOf(uri)),
        rules: readIgnoreRules((await textOf(uri)).text ?? ''),
      })),
    );
  const isKept = (levels: readonly IgnoreLevel[], uri: string): boolean => !isHidden(levels, decoded(uri));

  return {
    async find(folder) {
      const found = await uris(folder, [...ENDINGS, IGNORE.slice(1)]);
      const levels = await levelsBelow(found.filter((uri) => uri.endsWith(IGNORE)));
      // For a subfolder of a folder already read, the patterns of that one apply too.
      const within = [...ignored.keys()].find((each) => folder.startsWith(`${each}/`));
      const around = within === undefined ? [] : (ignored.get(within) ?? []);
      // What was read below the subfolder before may be gone.
      const all = [...around.filter((level) => !isWithin(level.folder, decoded(folder))), ...levels];
      ignored.set(within ?? folder, all);
      return found.filter((uri) => (isPortfolioFile(uri) || isMappingFile(uri)) && isKept(all, uri));
    },
    async has(folder, uri) {
      return isKept(ignored.get(folder) ?? [], uri) && (await uris(parentOf(uri), ENDINGS)).includes(uri);
    },
    async checks(folder) {
      const found = (await uris(`${folder}/checks`, ['.yaml', '.yml']))
        .filter((uri) => isCheckFile(uri) && parentOf(uri) === `${folder}/checks`)
        .sort();
      return Promise.all(
        found.map(async (uri) => checkText(`checks/${decoded(nameOf(uri))}`, await this.read(uri))),
      );
    },
    async list() {
      return { files: [], last: true };
    },
    async read(uri) {
      const result = await textOf(uri);
      if (result.text !== null) return { text: result.text.replace(/^\uFEFF/, '') };
      return result.problem === undefined ? null : { problem: result.problem };
    },
  };
}

const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);

const IGNORE = '/.gitignore';
const ENDINGS: readonly string[] = [...portfolioEndings, mappingEnding];

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
