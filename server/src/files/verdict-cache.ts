/**
 * Caches results between runs of the command line that depend only on an entry's text, the settings and the day:
 * verdicts and findings on single items. Used only for portfolios that take seconds. Safe to delete at any time:
 * missing or corrupt data is computed again.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type PreparedItems,
  preparedFor,
  preparedOf,
  preparing,
  takePrepared,
} from '../analysis/prepared.ts';
import type { Block } from '../core/document/block.ts';
import { readingOf } from '../core/document/read-block.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { headsOf } from '../core/model/root-values.ts';
import type { Day } from '../core/text/days.ts';
import { version } from '../manifest.ts';
import { rules } from '../rules/index.ts';
import type { Session } from '../session/session.ts';
import { english } from '../traits/pack/en/english.ts';

/** Size of a portfolio in UTF-16 units from which it is cached. */
const WORTH_IT = 3_000_000;
/** Maximum number of cache files: one per portfolio, settings and day. */
const MAX_FILES = 4;

type Kept = Readonly<Record<string, PreparedItems>>;

/**
 * Bundle whose timestamp and size are part of the cache key, because another build may judge differently. If null, the
 * cache is used only if the environment names a folder.
 */
let program: URL | null = null;

/** Enables the cache for the bundle at `entry`. Running from sources is not cached, because they change. */
export function mayKeepVerdicts(entry: URL): void {
  program = entry.pathname.endsWith('.js') ? entry : null;
}

/** Cache folder from the environment: `TWOTRACK_CACHE=0` disables the cache, a path relocates it. */
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
 * Fills in cached results for large portfolios, to make `settle` fast. Returns true if that covered everything; false
 * if something was not cached or must not be, which is then computed as usual.
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
    // On the first run worker threads may be faster; their results are then cached.
    all = kept !== null && all;
    if (kept !== null) await judge(portfolio, session.today, kept, join(home, name));
    else pending.push({ portfolio, path: join(home, name) });
  }
  return all && pending.length === 0;
}

/** Portfolios without cached results. */
let pending: { readonly portfolio: Portfolio; readonly path: string }[] = [];

/** Writes the results of this run for portfolios that had none in the cache. */
export async function keepVerdicts(session: Session): Promise<void> {
  const todo = pending;
  pending = [];
  for (const { portfolio, path } of todo) await judge(portfolio, session.today, {}, path);
}

async function judge(portfolio: Portfolio, today: Day, kept: Kept, path: string): Promise<void> {
  const key = preparedFor(portfolio.settings, today);
  const make = preparing(rules, english, portfolio.settings, today);
  const found: Record<string, PreparedItems> = {};
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
    takePrepared(block, items, key);
  }
  if (fresh > 0 || Object.keys(kept).length > Object.keys(found).length) await write(path, found);
}

/** Prepares a block; returns undefined if a rule threw: the main path processes such a block and reports the error. */
function itemsOf(block: Block, key: string, make: ReturnType<typeof preparing>): PreparedItems | undefined {
  const known = readingOf(block).entries.map((entry) =>
    entry.kind === 'item' ? preparedOf(entry, key) : undefined,
  );
  if (known.some((item) => item !== undefined)) return known.map((item) => item ?? null);
  try {
    return make(block);
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

/** Writes atomically. Ignores errors such as a full or read-only disk. */
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
    const old = times.sort((a, b) => b.at - a.at).slice(MAX_FILES);
    await Promise.all(old.map(({ name }) => rm(join(home, name), { force: true })));
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}
