/** What a tool of an agent looks at, wherever it runs: over the disk beside the command line, over what is open in an editor. */
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

/** What a call may say of where to look. */
export interface Where {
  readonly path?: string | undefined;
  /** Stands for the file at `path`, or for a portfolio of its own. */
  readonly text?: string | undefined;
}

export interface World {
  /** For this call alone: a tool may put texts into it. */
  readonly session: Session;
  /** The files that were asked for, in order of path. */
  readonly files: readonly FileSnapshot[];
  readonly named: Named;
  /** Whether the file on disk begins with a byte order mark. */
  readonly marked: (uri: string) => Promise<boolean>;
}

/** Opens what a call asks for. @throws RefusedCall for what may not be looked at, or where there is nothing */
export type Open = (where: Where) => Promise<World>;

/** @throws RefusedCall where files are none, or the text that was sent along is no portfolio */
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

/** Why a text that was sent along is no portfolio. */
function noPortfolio(file: FileSnapshot, named: Named): string {
  const [first] = unreadIn([file], named);
  return first === undefined
    ? 'the text is no portfolio: it holds no key of one'
    : `the text is no portfolio: line ${first.line + 1}: ${plainText(first.message)}`;
}

/** The one item with an id among the files that were asked for. */
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

/** The ids that were asked for; null for all items. @throws RefusedCall where one of them is no item here */
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

/** The portfolios of the files that were asked for. */
export function portfoliosOf({ files }: World): Portfolio[] {
  return [...new Set(files.map(({ portfolio }) => portfolio))].sort((a, b) =>
    comparePaths(a.folder, b.folder),
  );
}
