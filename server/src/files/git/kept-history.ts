/** Caches the history of a portfolio in memory for views that request it often. Invalidated by a new commit. */
import { t } from '../../core/text/l10n.ts';
import type { History } from '../../report/history/history.ts';
import { pathOf } from '../node-files.ts';
import { gitHistory } from './git-history.ts';
import { GitProblem, git } from './git-run.ts';
import { cacheFolder } from './history-cache.ts';

type Answer = History | { readonly refused: string };

/** Latest answer per folder, with the commit that it is valid for. */
const kept = new Map<string, { readonly head: string; readonly answer: Promise<Answer> }>();

/**
 * Returns the history of a folder.
 * @param folder URI of the portfolio's folder
 * @param signal gives up at the next commit; what was read until then is cached on disk
 */
export async function historyAt(folder: string, signal?: AbortSignal): Promise<Answer> {
  if (!folder.startsWith('file:')) return { refused: t`What is not in a folder has no history.` };
  const path = pathOf(folder);
  const head = await headOf(path);
  const known = kept.get(folder);
  if (known?.head === head && head !== '') return known.answer;
  const answer = gitHistory({
    folder: path,
    every: 'month',
    cache: cacheFolder(),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown): Answer => {
    if (error instanceof GitProblem) return { refused: error.message };
    throw error;
  });
  // An answer that may have been given up is nobody else's.
  if (signal === undefined) kept.set(folder, { head, answer });
  return answer;
}

/** Returns the current commit of the folder's repository; empty if there is none. */
async function headOf(path: string): Promise<string> {
  try {
    return (await git(['rev-parse', '--verify', '--quiet', 'HEAD'], path)).out.toString('utf8').trim();
  } catch {
    return '';
  }
}
