/** Runs a compiled Mocha suite in an extension host of the VS Code server, with a browser as its window. */
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type VSCodeServer, workbenchAddress } from '../../scripts/vscode-server.ts';
import { loadOverHttp } from './web-extension.ts';

/** A copy of a folder that a test may modify. */
export interface Copy {
  readonly path: string;
  /** Restores the files that the copy began with, and deletes all others. */
  restore(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Copies a folder under its own name to a new temporary folder, to isolate tests.
 * @param settings settings of the folder for VS Code, written into the copy
 */
export async function freshCopy(folder: string, settings?: Readonly<Record<string, unknown>>): Promise<Copy> {
  const around = await realpath(await mkdtemp(join(tmpdir(), 'twotrack-workspace-')));
  const path = join(around, basename(folder));
  const kept = settings === undefined ? folder : join(around, 'kept', basename(folder));
  if (settings !== undefined) {
    await cp(folder, kept, { recursive: true });
    await mkdir(join(kept, '.vscode'), { recursive: true });
    await writeFile(join(kept, '.vscode', 'settings.json'), JSON.stringify(settings));
  }
  await cp(kept, path, { recursive: true });
  return {
    path,
    restore: () => makeSame(kept, path),
    remove: () => rm(around, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Writes only files that differ, so that watchers see no other events. */
async function makeSame(from: string, to: string): Promise<void> {
  const [wanted, there] = [await readdir(from), await readdir(to)];
  for (const name of there.filter((each) => !wanted.includes(each)))
    await rm(join(to, name), { recursive: true, force: true });
  for (const name of wanted) {
    const [source, target] = [join(from, name), join(to, name)];
    if ((await stat(source)).isDirectory()) {
      await mkdir(target, { recursive: true });
      await makeSame(source, target);
      continue;
    }
    const bytes = await readFile(source);
    if (!(await readFile(target).catch(() => undefined))?.equals(bytes)) await writeFile(target, bytes);
  }
}

export interface SuiteRun {
  /** Absolute path of the folder or .code-workspace file to open. */
  readonly open: string;
  /** Absolute path of the extension's folder. */
  readonly extension: string;
  /** Absolute path of the compiled suite. Must be in the extension's folder, because it runs in the same host. */
  readonly suite: string;
  readonly host: 'node' | 'web';
  /** Timeout of the run in seconds; 240 by default. */
  readonly patience?: number;
}

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** Output of the tests and, if the suite itself failed, the window's errors. */
  readonly lines: readonly string[];
}

/** Prefix of the suite's lines in the workbench's output. */
const mark = '[suite] ';

/** Matches expected errors of the server: native modules not compiled, no network, files that it does not ship. */
const harmless =
  /spdlog|bindings file|watchdog|open-vsx|Failed to load resource|[Ss]ervice ?[Ww]orker|bad HTTP response|tests? failed|sqlite3|Canceled|authentication provider/;

/** Runs a suite and returns its counts. A hang, a crash or missing counts are one failure. */
export async function runSuite(
  server: VSCodeServer,
  browser: Browser,
  wanted: SuiteRun,
): Promise<SuiteResult> {
  const { patience = 240 } = wanted;
  const lines: string[] = [];
  const errors: string[] = [];
  let takeAway: (() => Promise<void>) | undefined;
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('crash', () => errors.push('The page crashed.'));
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      const text = args.join(' ');
      if (text.startsWith(mark)) lines.push(text.slice(mark.length));
      else if (type === 'error' && !harmless.test(text)) errors.push(text);
    });
    if (wanted.host === 'web') {
      takeAway = await loadOverHttp(page, server, wanted.extension, wanted.suite);
    }
    const { open, extension, suite } = wanted;
    const address = workbenchAddress(server, wanted.host === 'web' ? { open } : { open, extension, suite });
    const code = await exitCode(page, address, patience * 1000);
    const count = lines
      .map((line) => /^(\d+) passed, (\d+) failed$/.exec(line))
      .find((match) => match !== null);
    const passed = Number(count?.[1] ?? 0);
    const failed = Number(count?.[2] ?? 0);
    const own = lines.filter((line) => line !== count?.[0]);
    if (code === 0 && count) return { passed, failed, lines: own };
    if (code === undefined) errors.push(`The suite did not end within ${patience} s.`);
    else if (failed === 0) errors.push(`The suite ended with code ${code} before its count.`);
    return { passed, failed: Math.max(failed, 1), lines: [...own, ...[...new Set(errors)].slice(0, 20)] };
  } finally {
    await context.close();
    await takeAway?.();
  }
}

/** Opens the page and waits for the suite's exit code; returns undefined on timeout. */
async function exitCode(page: Page, address: string, patience: number): Promise<number | undefined> {
  let timer: NodeJS.Timeout | undefined;
  let exit = (_code: number | undefined) => {};
  const exited = new Promise<number | undefined>((resolve) => {
    exit = resolve;
    timer = setTimeout(resolve, patience, undefined);
  });
  page.once('crash', () => exit(1));
  await page.exposeFunction('codeAutomationExit', (code: number) => exit(code));
  try {
    // The window may load slowly on a busy machine: use the suite's own timeout.
    await page.goto(address, { waitUntil: 'commit', timeout: patience });
    return await exited;
  } finally {
    clearTimeout(timer);
  }
}
