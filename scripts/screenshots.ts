/**
 * `node scripts/screenshots.ts [--portfolio NAME] [--view NAME] [--theme NAME] [--size 1440x900] [--out FOLDER] [--vsix
 * FILE]`: takes screenshots of every view in the real workbench, for visual review: with four portfolios and with none,
 * in light, dark and both high contrast themes, at two sizes. Options may be repeated. Writes to a temporary folder
 * outside the repository, and prints its name.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PicturePage } from '../test/support/picture-page.ts';
import type { Workbench } from '../test/support/workbench.ts';
import { Workbenches } from '../test/support/workbenches.ts';
import { build, pack } from './package.ts';
import { layOut, type PortfolioName, portfolioNames, type Shown } from './screenshots/portfolios.ts';

const themes = {
  light: ['Default Light Modern', 'vscode-light'],
  dark: ['Default Dark Modern', 'vscode-dark'],
  'high-contrast': ['Default High Contrast', 'vscode-high-contrast'],
  'high-contrast-light': ['Default High Contrast Light', 'vscode-high-contrast-light'],
} as const;
type ThemeName = keyof typeof themes;

const pictures = ['two-paths', 'timeline', 'alignment', 'bowler'] as const;
/** `text`: tree, editor and problems; `first`: the welcome view and the walkthrough, without a portfolio. */
const views = ['text', ...pictures, 'first'] as const;
type ViewName = (typeof views)[number];

interface Wish {
  readonly portfolios: readonly PortfolioName[];
  readonly views: readonly ViewName[];
  readonly themes: readonly ThemeName[];
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  readonly out: string | undefined;
  readonly vsix: string | undefined;
}

/** @throws Error that names the invalid choice */
function readArguments(): Wish {
  const { values } = parseArgs({
    options: {
      portfolio: { type: 'string', multiple: true },
      view: { type: 'string', multiple: true },
      theme: { type: 'string', multiple: true },
      size: { type: 'string', multiple: true },
      out: { type: 'string' },
      vsix: { type: 'string' },
    },
  });
  return {
    portfolios: chosen('portfolio', values.portfolio, portfolioNames),
    views: chosen('view', values.view, views),
    themes: chosen('theme', values.theme, Object.keys(themes) as ThemeName[]),
    sizes: (values.size ?? ['1440x900', '1024x720']).map(sizeOf),
    out: values.out,
    vsix: values.vsix,
  };
}

function chosen<T extends string>(
  what: string,
  asked: readonly string[] | undefined,
  all: readonly T[],
): readonly T[] {
  for (const name of asked ?? [])
    if (!all.includes(name as T)) throw new Error(`--${what} is one of ${all.join(', ')}, not ${name}`);
  return all.filter((name) => asked === undefined || asked.includes(name));
}

function sizeOf(text: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (width === undefined || height === undefined) throw new Error(`--size wants 1440x900, not ${text}`);
  return { width: Number(width), height: Number(height) };
}

/** Changes the theme through the settings, as a user would. */
async function setTheme(workbench: Workbench, name: ThemeName): Promise<void> {
  const [theme, bodyClass] = themes[name];
  const file = join(workbench.folder, '.vscode/settings.json');
  await mkdir(join(workbench.folder, '.vscode'), { recursive: true });
  const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as object;
  await writeFile(file, JSON.stringify({ ...before, 'workbench.colorTheme': theme }));
  await workbench.page.locator(`.monaco-workbench.${cssTheme(bodyClass)}`).waitFor();
  // The nested frames follow a moment later, and nothing observable from outside tells when.
  await workbench.page.waitForTimeout(500);
}

/** Returns the workbench's short name of a theme. */
function cssTheme(bodyClass: string): string {
  return (
    { 'vscode-light': 'vs', 'vscode-dark': 'vs-dark', 'vscode-high-contrast': 'hc-black' }[bodyClass] ??
    'hc-light'
  );
}

/** Brings the window into the state of a view, and waits for results of later requests. */
async function pose(workbench: Workbench, view: ViewName, shown: Shown): Promise<void> {
  const { page } = workbench;
  if (view === 'first') {
    await workbench.showView('Twotrack');
    await page.locator('.sidebar .welcome-view a', { hasText: 'See how it works' }).click();
    await page.locator('.getting-started-step.expanded').waitFor();
  } else if (view === 'text') {
    await workbench.openFile(shown.file ?? '');
    await workbench.showView('Twotrack');
    await workbench.row(/./).first().waitFor();
    await page.locator('.codelens-decoration').first().waitFor();
    await workbench.findText(shown.text ?? '');
    await workbench.clickText(shown.text ?? '');
    await page.keyboard.press('Control+Shift+m');
    await page.locator('.markers-panel').waitFor();
  } else {
    if (page.frames().length < 3) {
      await workbench.openFile(shown.file ?? '');
      await page.keyboard.press('Control+b');
      if (await page.locator('.part.panel').isVisible()) await page.keyboard.press('Control+j');
    }
    const picture = await PicturePage.open(workbench);
    await picture.show(view);
  }
  await page.mouse.move(2, 2);
  await page.waitForTimeout(600);
}

async function main(): Promise<void> {
  const wish = readArguments();
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-screenshots-'));
  const out = resolve(wish.out ?? join(folder, 'pictures'));
  await mkdir(out, { recursive: true });
  let vsix = wish.vsix;
  if (vsix === undefined) {
    await build('--production');
    vsix = await pack(join(folder, 'twotrack.vsix'));
  }
  const settings = {
    'editor.minimap.enabled': false,
    'twotrack.today': '2027-09-15',
    'window.commandCenter': false,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code fills it in
    'window.title': '${activeEditorShort}${separator}${rootName}',
  };
  const workbenches = await Workbenches.start({ install: [vsix], settings });
  const failed: string[] = [];
  try {
    for (const portfolio of wish.portfolios) {
      const shown = await layOut(portfolio, folder);
      const own = wish.views.filter((view) => (view === 'first') === (portfolio === 'none'));
      for (const size of wish.sizes) {
        if (own.length === 0) continue;
        const workbench = await workbenches.open({ fixture: shown.folder, size });
        for (const view of own) {
          const name = (theme: string): string => `${portfolio}-${view}-${size.width}-${theme}.png`;
          try {
            await pose(workbench, view, shown);
            for (const theme of wish.themes) {
              await setTheme(workbench, theme);
              await workbench.screenshot(join(out, name(theme)));
            }
            console.log(name('*'));
          } catch (error) {
            failed.push(name('*'));
            await workbench.screenshot(join(out, name('failed')));
            console.error(`${name('*')}: ${String(error).split('\n')[0]}`);
          }
        }
        await workbench.close();
      }
    }
  } finally {
    await workbenches.close();
    for (const name of portfolioNames) await rm(join(folder, name), { recursive: true, force: true });
  }
  console.log(out);
  if (failed.length > 0) process.exitCode = 1;
}

await main();
