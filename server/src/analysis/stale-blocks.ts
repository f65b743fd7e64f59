/** Determines which blocks to reassemble after a change: one table, and one rule about comments. */
import type { Block } from '../core/document/block.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { BlockChange, Portfolio } from '../core/model/portfolio.ts';
import { headsOf } from '../core/model/root-values.ts';
import type { UnratedFinding } from '../rules/kit/placed.ts';

/** The changes since the last assembly. */
export interface Changes {
  readonly portfolio: Portfolio;
  /** Settings or the day changed. */
  readonly environment: boolean;
  /** A file became a root file, or stopped being one. */
  readonly roots: boolean;
  /** The set of aggregated rules changed; see `aggregatedRules`. */
  readonly once: boolean;
  /** Blocks added and removed, by file. */
  readonly files: readonly BlockChange[];
  /** URIs of files whose file-wide ignore comments changed. */
  readonly fileComments: ReadonlySet<string>;
  /** Entries that were rechecked. */
  readonly entries: ReadonlySet<EntryRef>;
  /** Findings on the portfolio that were removed or added by a rerun. */
  readonly onPortfolio: readonly UnratedFinding[];
}

/** Blocks by file URI. */
export type BlocksByFile = ReadonlyMap<string, ReadonlySet<Block>>;
/** Blocks of a file. */
type BlocksAt = readonly [uri: string, blocks: readonly Block[]];

/** What makes the findings of a block stale, and which blocks it affects. */
const STALE: readonly {
  readonly after: string;
  readonly blocks: (changes: Changes) => readonly BlocksAt[];
}[] = [
  {
    after: 'blocks came: those blocks',
    blocks: ({ files }) => files.map(({ uri, added }) => [uri, added]),
  },
  {
    after: 'a file changed: the keys at its top, of which several blocks may hold one',
    blocks: ({ files, portfolio }) => files.map(({ uri }) => topOf(portfolio, uri)),
  },
  {
    after: 'a comment for a whole file changed: the file',
    blocks: ({ fileComments, portfolio }) => [...fileComments].map((uri) => allOf(portfolio, uri)),
  },
  {
    after: 'a root file came or went: the keys at the top of all files, for one beside another says so',
    blocks: ({ roots, portfolio }) =>
      roots ? [...portfolio.files.keys()].map((uri) => topOf(portfolio, uri)) : [],
  },
  {
    after: 'an entry changed, or one that it refers to: its block',
    blocks: ({ entries }) => [...entries].map(({ uri, block }) => [uri, [block]]),
  },
  {
    after: 'findings on the portfolio changed: where they stand, and the entries that they are about',
    blocks: ({ onPortfolio }) =>
      onPortfolio.flatMap(({ uri, block, ref }): BlocksAt[] =>
        ref === null
          ? [[uri, [block]]]
          : [
              [uri, [block]],
              [ref.uri, [ref.block]],
            ],
      ),
  },
  {
    after: 'settings or the day changed, or what is said once of the whole: everything',
    blocks: ({ environment, once, portfolio }) =>
      environment || once ? [...portfolio.files.keys()].map((uri) => allOf(portfolio, uri)) : [],
  },
];

/**
 * Returns the blocks that some changes make stale. If a stale block holds the subject of a finding on the portfolio, an
 * ignore comment may have been added or removed there: the block where the finding is reported is stale too.
 */
export function staleBlocks(changes: Changes, onPortfolio: readonly UnratedFinding[]): BlocksByFile {
  const stale = new Map<string, Set<Block>>();
  const add = ([uri, blocks]: BlocksAt): void => {
    const known = stale.get(uri);
    if (known === undefined) stale.set(uri, new Set(blocks));
    else for (const block of blocks) known.add(block);
  };
  for (const { blocks } of STALE) for (const some of blocks(changes)) add(some);
  for (const { uri, block, ref } of onPortfolio)
    if (ref !== null && stale.get(ref.uri)?.has(ref.block)) add([uri, [block]]);
  return stale;
}

function topOf({ files }: Portfolio, uri: string): BlocksAt {
  const document = files.get(uri);
  return [uri, document === undefined ? [] : headsOf(document)];
}

const allOf = ({ files }: Portfolio, uri: string): BlocksAt => [uri, files.get(uri)?.blocks ?? []];
