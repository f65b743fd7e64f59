/** esbuild plugins that remove unused parts from the PDF and PowerPoint libraries. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, inflateSync } from 'node:zlib';

/**
 * Decompresses the tables of a web font: compressed together, all fonts take little more than half the space. Drops
 * glyph names, which PDFs do not use.
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

/** Compresses bytes: as small as possible for a release, as fast as possible otherwise. */
const packedBytes = (bytes, production) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: production ? constants.BROTLI_MAX_QUALITY : 4,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/**
 * Embeds the fonts for PDF in the bundle, and drops fontkit's decoders for formats that our fonts do not use.
 * @param {string} root the project's folder
 * @param {boolean} production true to compress for a release
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
    // Let the folder stand for its files, so that the package's licence is included in the bundle's notices.
    build.onResolve({ filter: /^@fontsource\/inter\/files$/ }, () => ({ path: folder }));
    build.onLoad({ filter: /[\\/]@fontsource[\\/]inter[\\/]files$/ }, () => ({
      contents: packedBytes(all, production),
      loader: 'binary',
    }));
  },
});

/**
 * Removes placeholder images for videos and all charts from the slide writer, because our slides use neither.
 * @type {import('esbuild').Plugin}
 * @throws Error during the build if the library has changed
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
