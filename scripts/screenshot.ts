/**
 * `npm run screenshot [-- --theme NAME --size 1440x900 --file NAME --text TEXT --picture VIEW --out FILE]`: the product
 * at work, for the README. Opens the hospital example in the real workbench, shows the view Twotrack and an item with
 * findings; with --picture instead the picture beside the text: two-paths, timeline, alignment or bowler.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PicturePage } from '../test/support/picture-page.ts';
import { type Workbench, Workbenches } from '../test/support/workbench.ts';
import { build, pack } from './package.ts';
import { root } from './run.ts';

interface Shot {
  readonly theme: string;
  readonly size: { readonly width: number; readonly height: number };
  /** The file to open, relative to the folder, and the text whose line is looked at. */
  readonly file: string;
  readonly text: string;
  /** The view of the picture to show; none where absent. */
  readonly picture: PictureName | undefined;
  readonly out: string;
}

const pictures = ['two-paths', 'timeline', 'alignment', 'bowler'] as const;
type PictureName = (typeof pictures)[number];

/** @throws Error that names the argument that makes no sense. */
function readArguments(): Shot {
  const { values } = parseArgs({
    options: {
      theme: { type: 'string', default: 'Default Light Modern' },
      size: { type: 'string', default: '1440x900' },
      file: { type: 'string', default: 'portfolio.portfolio' },
      text: { type: 'string', default: 'portfolio:' },
      picture: { type: 'string' },
      out: { type: 'string', default: 'docs/images/twotrack.png' },
    },
  });
  const [, width, height] = /^(\d+)x(\d+)$/.exec(values.size) ?? [];
  if (width === undefined || height === undefined)
    throw new Error(`--size wants 1440x900, not ${values.size}`);
  const picture = pictures.find((name) => name === values.picture);
  if (values.picture !== undefined && picture === undefined)
    throw new Error(`--picture wants ${pictures.join(', ')}, not ${values.picture}`);
  return {
    ...values,
    picture,
    size: { width: Number(width), height: Number(height) },
    out: resolve(root, values.out),
  };
}

/** Brings the window into the state that the picture shows. */
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
  await workbench.findText(text);
  await workbench.clickText(text);
  await workbench.page.locator('.squiggly-warning, .squiggly-error, .squiggly-info').first().waitFor();
}

async function main(): Promise<void> {
  const shot = readArguments();
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-screenshot-'));
  try {
    await build('--production');
    const vsix = await pack(join(folder, 'twotrack.vsix'));
    const settings = {
      'twotrack.today': '2027-09-15',
      'workbench.colorTheme': shot.theme,
      'window.commandCenter': false,
      // The name of the server's build and of a temporary folder would say nothing about the product.
      // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code fills it in
      'window.title': '${activeEditorShort}${separator}${rootName}',
    };
    const workbenches = await Workbenches.start({ install: [vsix], settings });
    try {
      const workbench = await workbenches.open(join(root, 'examples/hospital'), shot.size);
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
