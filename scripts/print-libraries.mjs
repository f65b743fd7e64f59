/** Plugins of esbuild that leave out of the libraries for PDF and PowerPoint what no page of ours needs. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, inflateSync } from 'node:zlib';

/**
 * Unpacks the tables of a font that is published for the web: packed together, all fonts take little more than half of
 * what they take one by one. The names of its glyphs are left out, which no PDF holds.
 */
function unpackedFont(woff) {
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, i) => {
    const entry = woff.subarray(44 + i * 20);
    const [at, packed, size, sum] = [4, 8, 12, 16].map((offset) => entry.readUInt32BE(offset));
    const held = woff.subarray(at, at + packed);
    const tag = entry.toString('latin1', 0, 4);
    const bytes = packed < size ? inflateSync(held) : Buffer.from(held);
    if (tag !== 'post') return { tag, bytes, sum };
    bytes.writeUInt32BE(0x30000);
    return { tag, bytes: bytes.subarray(0, 32), sum: 0 };
  });
  const head = Buffer.alloc(12 + 16 * tables.length);
  head.writeUInt32BE(woff.readUInt32BE(4));
  head.writeUInt16BE(tables.length, 4);
  const parts = [head];
  let end = head.length;
  for (const [i, { tag, bytes, sum }] of tables.entries()) {
    const at = head.subarray(12 + 16 * i);
    at.write(tag, 'latin1');
    for (const [n, value] of [sum, end, bytes.length].entries()) at.writeUInt32BE(value, 4 + 4 * n);
    parts.push(bytes, Buffer.alloc(-bytes.length & 3));
    end += bytes.length + (-bytes.length & 3);
  }
  return Buffer.concat(parts);
}

/** Packs bytes: as tightly as can be for a release, in no time otherwise. */
const packedBytes = (bytes, production) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: production ? constants.BROTLI_MAX_QUALITY : 4,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/**
 * Puts the letters of a PDF as bytes within the bundle, and of fontkit no decoder for fonts that are not ours.
 * @param {string} root the project's folder
 * @param {boolean} production packs them for a release
 * @returns {import('esbuild').Plugin}
 */
export const fontsInside = (root, production) => ({
  name: 'fonts-inside',
  setup(build) {
    build.onResolve({ filter: /^brotli\/decompress\.js$/ }, () => ({
      path: 'brotli',
      namespace: 'left-out',
    }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'export default undefined;' }));
    const folder = join(root, 'node_modules/@fontsource/inter/files');
    let all = Buffer.alloc(0);
    build.onLoad({ filter: /[\\/]server[\\/]src[\\/]print[\\/]fonts\.ts$/ }, async ({ path }) => {
      const [, list] = /fontParts = \[([^\]]*)\]/.exec(await readFile(path, 'utf8'));
      const parts = [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name);
      const files = parts.flatMap((part) => [400, 600].map((weight) => `${part}-${weight}`));
      const fonts = await Promise.all(
        files.map(async (name) => unpackedFont(await readFile(join(folder, `inter-${name}-normal.woff`)))),
      );
      all = Buffer.concat(fonts);
      const sizes = Object.fromEntries(files.map((name, i) => [name, fonts[i].length]));
      const contents = `import { brotliDecompressSync } from 'node:zlib';
import packed from '@fontsource/inter/files';
const files = new Map();
function unpack() {
  const all = brotliDecompressSync(packed);
  let at = 0;
  for (const [name, size] of Object.entries(${JSON.stringify(sizes)})) {
    files.set(name, all.subarray(at, at + size));
    at += size;
  }
}
export const fontParts = ${JSON.stringify(parts)};
export function fontBytes(part, bold) {
  if (files.size === 0) unpack();
  return files.get(part + (bold ? '-600' : '-400'));
}`;
      return { contents, loader: 'js', resolveDir: root };
    });
    // The folder stands for its files, so that the licence of the package is among those of the bundle.
    build.onResolve({ filter: /^@fontsource\/inter\/files$/ }, () => ({ path: folder }));
    build.onLoad({ filter: /[\\/]@fontsource[\\/]inter[\\/]files$/ }, () => ({
      contents: packedBytes(all, production),
      loader: 'binary',
    }));
  },
});

/**
 * Leaves out of the writer of slides its pictures of films and all of its charts: no slide of ours has either.
 * @type {import('esbuild').Plugin}
 * @throws Error in the build where the library has changed.
 */
export const slidesAlone = {
  name: 'slides-alone',
  setup(build) {
    build.onLoad({ filter: /[\\/]pptxgenjs[\\/]dist[\\/]pptxgen\.es\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      const leaveOut = (pattern, instead) => {
        if (!pattern.test(contents)) throw new Error(`pptxgenjs has changed: nothing is like ${pattern}`);
        contents = contents.replace(pattern, instead);
      };
      for (const picture of ['IMG_BROKEN', 'IMG_PLAYBTN'])
        leaveOut(new RegExp(`^const ${picture} = '[^']*';`, 'm'), `const ${picture} = '';`);
      const charts = ['addChartDefinition', 'createExcelWorksheet', 'makeXmlCharts', 'makeChartType'];
      for (const name of [...charts, 'makeCatAxis', 'makeValAxis', 'makeSerAxis', 'genTableToSlides'])
        leaveOut(new RegExp(`^function ${name}\\([\\s\\S]*?^}$`, 'm'), `function ${name}() {}`);
      return { contents, loader: 'js' };
    });
  },
};
