import { CancellationTokenSource, type Connection } from 'vscode-languageserver';
import { checkText, type FileSource } from '../../core/text/file-source.ts';
import { type IgnoreLevel, isHidden, readIgnoreRules } from '../../core/text/gitignore.ts';
import { t } from '../../core/text/l10n.ts';
import {
  decoded,
  isCheckFile,
  isMappingFile,
  isPortfolioFile,
  mappingEnding,
  nameOf,
  parentOf,
  portfolioEndings,
} from '../../core/text/paths.ts';
import { type FindResult, find, type ReadResult, read } from '../../protocol/files.ts';
import type { Clock } from './clock.ts';
import { errorMessage } from './error-text.ts';

/** Duration in ms after which an answer no longer comes: all work on the session waits for it. */
const PATIENCE_MS = 60_000;
/** The same from then on, until the client answers anything. */
const LEFT_MS = 1000;

/** Sends a request of which the answer must come, within a time, and be an object that fits. */
type Ask = <R extends object>(method: string, params: object, isFit: (answer: R) => boolean) => Promise<R>;

function askingOf(connection: Connection, clock: Clock): Ask {
  let patience = PATIENCE_MS;
  return async <R extends object>(
    method: string,
    params: object,
    isFit: (answer: R) => boolean,
  ): Promise<R> => {
    const source = new CancellationTokenSource();
    let cancel = (): void => {};
    const silence = new Promise<never>((_, reject) => {
      cancel = clock.after(patience, () => {
        patience = LEFT_MS;
        source.cancel();
        reject(new Error(t`the editor does not answer`));
      });
    });
    const answered = connection.sendRequest<R>(method, params, source.token);
    const late = (): void => {
      patience = PATIENCE_MS;
    };
    answered.then(late, late);
    const answer = await Promise.race([answered, silence]).finally(cancel);
    if (typeof answer === 'object' && answer !== null && isFit(answer)) return answer;
    throw new Error(t`the editor’s answer is of the wrong type`);
  };
}

/** Reads files through the client, for a worker or a virtual workspace. Cannot read above the opened folder. */
export function clientFiles(connection: Connection, clock: Clock): FileSource {
  const ask = askingOf(connection, clock);
  /** Patterns of the `.gitignore` files below each folder, as last read. */
  const ignored = new Map<string, readonly IgnoreLevel[]>();
  const uris = async (folder: string, endings: readonly string[]): Promise<readonly string[]> =>
    (
      await ask<FindResult>(
        find,
        { folder, endings },
        ({ uris }) => Array.isArray(uris) && uris.every((uri) => typeof uri === 'string'),
      )
    ).uris;
  // What the client refuses is a problem of one file, and not of all that are read with it.
  const textOf = (uri: string): Promise<ReadResult> =>
    ask<ReadResult>(read, { uri }, ({ text }) => text === null || typeof text === 'string').catch(
      (error: unknown) => ({
        text: null,
        problem: t`This file cannot be read (${errorMessage(error)}).`,
      }),
    );
  const levelsBelow = async (found: readonly string[]): Promise<readonly IgnoreLevel[]> =>
    Promise.all(
      found.map(async (uri) => ({
        folder: decoded(parentOf(uri)),
        rules: readIgnoreRules((await textOf(uri)).text ?? ''),
      })),
    );
  const isKept = (levels: readonly IgnoreLevel[], uri: string): boolean => !isHidden(levels, decoded(uri));

  return {
    async find(folder, onUnreadable) {
      const found = await uris(folder, [...ENDINGS, IGNORE.slice(1)]).catch((error: unknown) => {
        onUnreadable?.(folder, t`This folder cannot be read (${errorMessage(error)}).`);
        return [] as readonly string[];
      });
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
      if (!isKept(ignored.get(folder) ?? [], uri)) return false;
      // Of a folder that is refused, the message of `find` is enough.
      return (await uris(parentOf(uri), ENDINGS).catch((): readonly string[] => [])).includes(uri);
    },
    async checks(folder) {
      const found = (await uris(`${folder}/checks`, ['.yaml', '.yml']).catch(() => []))
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
