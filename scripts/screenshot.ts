/**
 * `npm run screenshot [-- --theme NAME --size 1440x900 --file NAME --text TEXT --picture VIEW --out FILE]`: takes a
 * screenshot for the README. Opens the hospital example in the real workbench, and shows the view Twotrack and an item
 * with findings, or with --picture a tab of the picture beside the text.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type PictureTab, pictureTabs } from '../server/src/protocol/picture.ts';
import { PicturePage } from '../test/support/picture-page.ts';
import type { Workbench } from '../test/support/workbench.ts';
import { Workbenches } from '../test/support/workbenches.ts';
import { build, pack } from './package.ts';
import { root } from './run.ts';

interface Shot {
  readonly theme: string;
  readonly size: { readonly width: number; readonly height: number };
  /** The file to open, relative to the folder, and a text in the line to show. */
  readonly file: string;
  readonly text: string;
  /** The view of the picture to show; undefined for none. */
  readonly picture: PictureTab | undefined;
  readonly out: string;
}

/** @throws Error that names the invalid argument */
function readArguments(): Shot {
  const { values } = parseArgs({
    options: {
      theme: { type: 'string', default: 'Default Light Modern' },
      size: { type: 'string', default: '1440x900' },
      file: { type: 'string', default: 'theatres.portfolio' },
      text: { type: 'string', default: 'Start theatre 3 on time' },
      picture: { type: 'string' },
      out: { type: 'string', default: 'docs/images/twotrack.png' },
    },
  });
  const [, width, height] = /^(\d+)x(\d+)$/.exec(values.size) ?? [];
  if (width === undefined || height === undefined)
    throw new Error(`--size wants 1440x900, not ${values.size}`);
  const picture = pictureTabs.find((name) => name === values.picture);
  if (values.picture !== undefined && picture === undefined)
    throw new Error(`--picture wants ${pictureTabs.join(', ')}, not ${values.picture}`);
  return {
    ...values,
    picture,
    size: { width: Number(width), height: Number(height) },
    out: resolve(root, values.out),
  };
}

/** Brings the window into the state to capture. */
async function pose(workbench: Workbench, { file, text, picture }: Shot): Promise<void> {
  await workbench.openFile(file);
  if (picture !== undefined) {
    await workbench.page.keyboard.press('Control+b');
    const page = await PicturePage.open(workbench);
    await page.show(picture);
    await workbench.page.mouse.move(2, 2);
    return;
  }
  await workbench.showView('Twotrack');
  await workbench.row(/./).first().waitFor();
  await widenSideBar(workbench, 110);
  await workbench.findText(text);
  await workbench.clickText(text);
  await workbench.row(text).and(workbench.page.locator('.selected')).waitFor();
  // Wait for results of later requests: verdicts above the items, the lightbulb.
  await workbench.page.locator('.codelens-decoration').first().waitFor();
  await workbench.lightbulb.waitFor();
  // Last, because Ctrl+F would search the list of problems while that has the focus.
  await showEvidence(workbench, text);
  await workbench.page.mouse.move(2, 2);
}

/** Opens the list of problems, with the finding about a text, which lists its evidence from the start. */
async function showEvidence({ page }: Workbench, text: string): Promise<void> {
  await page.keyboard.press('Control+Shift+m');
  await page.locator('.part.panel input[placeholder^="Filter"]').fill(text);
  const finding = page
    .locator('.markers-panel .monaco-list-row')
    .filter({ hasText: text })
    .filter({ hasText: 'reads as an improvement' });
  await finding.click();
  await page.locator('.markers-panel .monaco-list-row[aria-level="3"]').first().waitFor();
  // The evidence in the text comes with the cursor, in decorations whose classes VS Code numbers.
  await page.locator('.editor-instance .view-line [class*="ced-"]').nth(5).waitFor();
}

async function widenSideBar({ page }: Workbench, by: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('There is no side bar');
  const [x, y] = [box.x + box.width + 1, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps: 5 });
  await page.mouse.up();
}

async function main(): Promise<void> {
  const shot = readArguments();
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-screenshot-'));
  try {
    await build('--production');
    const vsix = await pack(join(folder, 'twotrack.vsix'));
    const settings = {
      'workbench.colorTheme': shot.theme,
      'editor.minimap.enabled': false,
      'twotrack.today': '2027-09-15',
      'window.commandCenter': false,
      // Leave out the names of the server's build and of the temporary folder, which mean nothing to readers.
      // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code fills it in
      'window.title': '${activeEditorShort}${separator}${rootName}',
    };
    const workbenches = await Workbenches.start({ install: [vsix], settings });
    try {
      const workbench = await workbenches.open({ fixture: join(root, 'examples/hospital'), size: shot.size });
      await pose(workbench, shot);
      await workbench.screenshot(shot.out);
      await workbench.close();
    } finally {
      await workbenches.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(shot.out);
}

await main();
