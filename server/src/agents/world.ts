/**
 * Defines what an agent's tool works on, on every host: files on disk for the command line, open files for the editor.
 */
import { idOf } from '../core/model/entry-index.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { comparePaths } from '../core/text/paths.ts';
import { plainText } from '../core/text/plain-text.ts';
import type { FileSnapshot, Session } from '../session/session.ts';
import { noItem } from './explained.ts';
import type { Named } from './named.ts';
import { RefusedCall } from './refused-call.ts';
import { holdsNothing, unreadIn } from './unread.ts';

/** Parameters of a call that say where to look. */
export interface Where {
  readonly path?: string | undefined;
  /** Replaces the file at `path`, or is a portfolio of its own. */
  readonly text?: string | undefined;
}

export interface World {
  /** Private to this call: a tool may put texts into it. */
  readonly session: Session;
  /** The requested files, sorted by path. */
  readonly files: readonly FileSnapshot[];
  readonly named: Named;
  /** Checks whether the file on disk begins with a byte order mark. */
  readonly marked: (uri: string) => Promise<boolean>;
}

/**
 * Opens what a call asks for.
 * @throws RefusedCall for paths that are not accessible, or if nothing is there
 */
export type Open = (where: Where) => Promise<World>;

/**
 * Returns the world if it is usable.
 * @throws RefusedCall if it has no files, or the text sent with the call is no portfolio
 */
export function checkedWorld(world: World, { path }: Where, alone: boolean): World {
  const { files, named } = world;
  if (files.length === 0)
    throw new RefusedCall(
      path === undefined
        ? 'there is no portfolio file here'
        : `${plainText(path)}: no portfolio file is there`,
    );
  const lone = alone ? files[0] : undefined;
  if (lone !== undefined && holdsNothing(lone)) throw new RefusedCall(noPortfolio(lone, named));
  return world;
}

/** Returns why a text sent with the call is no portfolio. */
function noPortfolio(file: FileSnapshot, named: Named): string {
  const [first] = unreadIn([file], named);
  return first === undefined
    ? 'the text is no portfolio: it holds no key of one'
    : `the text is no portfolio: line ${first.line + 1}: ${plainText(first.message)}`;
}

/** Returns the only item with an id among the requested files. */
export function itemOf({ files, named }: World, id: string): { file: FileSnapshot; ref: EntryRef } {
  const found = files.flatMap((file) =>
    file.portfolio.index
      .byId('item', id)
      .filter((ref) => ref.uri === file.uri)
      .map((ref) => ({ file, ref })),
  );
  const [one, ...more] = found;
  if (one === undefined) throw new RefusedCall(noItem(files, id));
  if (more.length > 0)
    throw new RefusedCall(
      `${found.length} items have the id ${plainText(id)}: in ${found.map(({ file }) => named(file.uri)).join(', ')}. Say which by \`path\`.`,
    );
  return one;
}

/**
 * Returns the requested ids; null for all items.
 * @throws RefusedCall if there is no such item
 */
export function idsOf({ files }: World, ids: readonly string[] | undefined): ReadonlySet<string> | null {
  if (ids === undefined) return null;
  const own = new Set(
    files.flatMap(({ document, portfolio }) =>
      document.blocks.flatMap((block) =>
        portfolio.index.ofBlock(block).flatMap((ref) => (ref.kind === 'item' ? (idOf(ref) ?? []) : [])),
      ),
    ),
  );
  for (const id of ids) if (!own.has(id)) throw new RefusedCall(noItem(files, id));
  return new Set(ids);
}

/** Returns the portfolios of the requested files. */
export function portfoliosOf({ files }: World): Portfolio[] {
  return [...new Set(files.map(({ portfolio }) => portfolio))].sort((a, b) =>
    comparePaths(a.folder, b.folder),
  );
}
