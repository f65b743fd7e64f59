/** Says which blocks must be put together again after a change: one table, and one rule about comments. */
import type { Block } from '../core/document/block.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import { type BlockChange, headsOf, type Portfolio } from '../core/model/portfolio.ts';
import type { UnratedFinding } from '../rules/kit/placed.ts';

/** What changed since findings were last put together. */
export interface Changes {
  readonly portfolio: Portfolio;
  /** Settings, or the day. */
  readonly environment: boolean;
  /** A file became a root, or is one no longer. */
  readonly roots: boolean;
  /** Rules came or went that say once, of the whole, what they would say of every item. */
  readonly once: boolean;
  /** Blocks that came and went, by file. */
  readonly files: readonly BlockChange[];
  /** URIs of files whose ignore comments for the whole file changed. */
  readonly fileComments: ReadonlySet<string>;
  /** Entries that were checked again. */
  readonly entries: ReadonlySet<EntryRef>;
  /** Findings on the portfolio that went and came, where they were made again. */
  readonly onPortfolio: readonly UnratedFinding[];
}

/** Blocks by the URI of their file. */
export type BlocksByFile = ReadonlyMap<string, ReadonlySet<Block>>;
type BlockAt = readonly [uri: string, block: Block];

/** What makes the findings shown in a block stale, and in which blocks. */
const STALE: readonly {
  readonly after: string;
  readonly blocks: (changes: Changes) => readonly BlockAt[];
}[] = [
  {
    after: 'blocks came: those blocks',
    blocks: ({ files }) => files.flatMap(({ uri, added }) => at(uri, added)),
  },
  {
    after: 'a file changed: the keys at its top, of which several blocks may hold one',
    blocks: ({ files, portfolio }) => files.flatMap(({ uri }) => topOf(portfolio, uri)),
  },
  {
    after: 'a comment for a whole file changed: the file',
    blocks: ({ fileComments, portfolio }) => [...fileComments].flatMap((uri) => allOf(portfolio, uri)),
  },
  {
    after: 'a root file came or went: the keys at the top of all files, for one beside another says so',
    blocks: ({ roots, portfolio }) =>
      roots ? [...portfolio.files.keys()].flatMap((uri) => topOf(portfolio, uri)) : [],
  },
  {
    after: 'an entry changed, or one that it refers to: its block',
    blocks: ({ entries }) => [...entries].map(({ uri, block }) => [uri, block]),
  },
  {
    after: 'findings on the portfolio changed: where they stand, and the entries that they are about',
    blocks: ({ onPortfolio }) =>
      onPortfolio.flatMap(({ uri, block, ref }): BlockAt[] =>
        ref === null
          ? [[uri, block]]
          : [
              [uri, block],
              [ref.uri, ref.block],
            ],
      ),
  },
  {
    after: 'settings or the day changed, or what is said once of the whole: everything',
    blocks: ({ environment, once, portfolio }) =>
      environment || once ? [...portfolio.files.keys()].flatMap((uri) => allOf(portfolio, uri)) : [],
  },
];

/**
 * The blocks that are stale after some changes. A block with an entry that a finding on the portfolio is about may have
 * won or lost an ignore comment for it: then the block in which that finding stands is stale, too.
 */
export function staleBlocks(changes: Changes, onPortfolio: readonly UnratedFinding[]): BlocksByFile {
  const stale = new Map<string, Set<Block>>();
  const add = ([uri, block]: BlockAt): void => {
    const blocks = stale.get(uri);
    if (blocks === undefined) stale.set(uri, new Set([block]));
    else blocks.add(block);
  };
  for (const { blocks } of STALE) for (const block of blocks(changes)) add(block);
  for (const { uri, block, ref } of onPortfolio)
    if (ref !== null && stale.get(ref.uri)?.has(ref.block)) add([uri, block]);
  return stale;
}

const at = (uri: string, blocks: readonly Block[]): BlockAt[] => blocks.map((block) => [uri, block]);

function topOf({ files }: Portfolio, uri: string): BlockAt[] {
  const document = files.get(uri);
  return document === undefined ? [] : at(uri, headsOf(document));
}

const allOf = ({ files }: Portfolio, uri: string): BlockAt[] => at(uri, files.get(uri)?.blocks ?? []);
