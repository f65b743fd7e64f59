/**
 * Keeps, between runs of the command line, what follows from the text of an entry, the settings and the day: verdicts
 * and what rules find in one item. Only for portfolios that take seconds. Safe to delete at any time: what cannot be
 * read, or is not there, is worked out again.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PreparedItem, preparedFor, preparedOf, preparing } from '../analysis/prepared.ts';
import type { Block } from '../core/document/block.ts';
import { readingOf } from '../core/document/read-block.ts';
import { headsOf, type Portfolio } from '../core/model/portfolio.ts';
import type { Day } from '../core/text/days.ts';
import { version } from '../manifest.ts';
import { rules } from '../rules/index.ts';
import type { Session } from '../session/session.ts';
import { english } from '../traits/pack/en/english.ts';

/** UTF-16 units of a portfolio from which on it is worth a file. */
const WORTH_IT = 3_000_000;
/** Files kept: one for each portfolio, its settings and the day. */
const MOST_FILES = 4;

type Items = readonly (PreparedItem | null)[];
type Kept = Readonly<Record<string, Items>>;

/** The program that judges: another build may judge otherwise. Null where nothing is to be kept. */
let program: URL | null = null;

/** Lets verdicts be kept for the built program at `entry`; of sources, which change under way, none are. */
export function mayKeepVerdicts(entry: URL): void {
  program = entry.pathname.endsWith('.js') ? entry : null;
}

/** Folder that the environment asks for: `TWOTRACK_CACHE=0` keeps nothing, a path keeps all there. */
const asked = (): string | undefined => process.env['TWOTRACK_CACHE'];

function folder(): string {
  const own = process.env['XDG_CACHE_HOME'];
  if (process.platform === 'win32')
    return join(process.env['LOCALAPPDATA'] ?? homedir(), 'twotrack', 'Cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'twotrack');
  return join(own === undefined || own === '' ? join(homedir(), '.cache') : own, 'twotrack');
}

const digest = (text: string): string => createHash('sha1').update(text).digest('base64url').slice(0, 20);

/**
 * Judges the entries of large portfolios ahead of `settle`, from what was kept where it was. Answers whether it did
 * all there is to do; false where nothing was kept or is to be kept, and the rest is as before.
 */
export async function judgeFromCache(session: Session): Promise<boolean> {
  const place = asked();
  if (place === '0' || (place === undefined && program === null)) return false;
  session.workspace.passDownSettings();
  const home = place ?? folder();
  const stamp = await programStamp();
  let all = true;
  for (const portfolio of session.workspace.portfolios.values()) {
    const size = portfolio.sorted.reduce((sum, { length }) => sum + length, 0);
    if (place === undefined && size < WORTH_IT) continue;
    const name = `${digest(`${portfolio.folder} ${stamp} ${preparedFor(portfolio.settings, session.today)}`)}.json`;
    const kept = await read(join(home, name));
    // The first time other threads may do it faster; then what they found is kept.
    all = kept !== null && all;
    if (kept !== null) await judge(portfolio, session.today, kept, join(home, name));
    else pending.push({ portfolio, path: join(home, name) });
  }
  return all && pending.length === 0;
}

/** Portfolios judged for the first time. */
let pending: { readonly portfolio: Portfolio; readonly path: string }[] = [];

/** Keeps what was worked out in this run for portfolios of which nothing was kept. */
export async function keepVerdicts(session: Session): Promise<void> {
  const todo = pending;
  pending = [];
  for (const { portfolio, path } of todo) await judge(portfolio, session.today, {}, path);
}

async function judge(portfolio: Portfolio, today: Day, kept: Kept, path: string): Promise<void> {
  const key = preparedFor(portfolio.settings, today);
  const make = preparing(rules, english, portfolio.settings, today);
  const found: Record<string, Items> = {};
  let fresh = 0;
  for (const block of entriesOf(portfolio)) {
    const name = digest(`${block.kind} ${block.state.indent} ${block.state.conflict}\n${block.text}`);
    const { entries } = readingOf(block);
    let items = Object.hasOwn(kept, name) ? kept[name] : undefined;
    if (items === undefined || items.length !== entries.length) {
      fresh++;
      items = itemsOf(block, key, make);
    }
    if (items === undefined) continue;
    found[name] = items;
    for (const [at, entry] of entries.entries()) {
      const item = items[at];
      if (entry.kind === 'item' && !entry.broken && item) preparedOf.take(entry, item, key);
    }
  }
  if (fresh > 0 || Object.keys(kept).length > Object.keys(found).length) await write(path, found);
}

/** What is prepared of a block; undefined where a rule threw: such a block is looked at where that can be told. */
function itemsOf(block: Block, key: string, make: ReturnType<typeof preparing>): Items | undefined {
  const known = readingOf(block).entries.map((entry) =>
    entry.kind === 'item' ? preparedOf(entry, key) : undefined,
  );
  if (known.some((item) => item !== undefined)) return known.map((item) => item ?? null);
  try {
    return make(block).items;
  } catch {
    return undefined;
  }
}

function* entriesOf(portfolio: Portfolio): Generator<Block> {
  for (const document of portfolio.sorted) {
    const heads = new Set(headsOf(document));
    for (const block of document.blocks) if (!heads.has(block)) yield block;
  }
}

async function programStamp(): Promise<string> {
  if (program === null) return version;
  const { mtimeMs, size } = await stat(fileURLToPath(program));
  return `${version} ${mtimeMs} ${size}`;
}

async function read(path: string): Promise<Kept | null> {
  try {
    const kept: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as Kept) : null;
  } catch {
    return null;
  }
}

/** Writes whole or not at all; a disk that is full or not ours is no reason to fail. */
async function write(path: string, kept: Kept): Promise<void> {
  const home = join(path, '..');
  const draft = `${path}.${process.pid}`;
  try {
    await mkdir(home, { recursive: true });
    await writeFile(draft, JSON.stringify(kept));
    await rename(draft, path);
    const files = (await readdir(home)).filter((name) => name.endsWith('.json'));
    const times = await Promise.all(
      files.map(async (name) => ({ name, at: (await stat(join(home, name))).mtimeMs })),
    );
    const old = times.sort((a, b) => b.at - a.at).slice(MOST_FILES);
    await Promise.all(old.map(({ name }) => rm(join(home, name), { force: true })));
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}
