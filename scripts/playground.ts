/**
 * `npm run playground [-- --to=FOLDER]`: builds the playground as a single file, dist/playground/index.html. Its
 * content security policy allows its own script, by hash, and no connections.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './run.ts';

const to =
  process.argv.find((word) => word.startsWith('--to='))?.slice('--to='.length) ??
  join(root, 'dist/playground');

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['playground/page.ts'],
  bundle: true,
  write: false,
  minify: true,
  charset: 'utf8',
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser', 'worker'],
  define: { global: 'globalThis' },
  loader: { '.md': 'text' },
  legalComments: 'none',
  logLevel: 'warning',
});
// `</script` would end the element, even in a string.
const script = (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
const css = await readFile(join(root, 'playground/page.css'), 'utf8');
const hash = createHash('sha256').update(script).digest('base64');
const csp = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'`;
const page = await readFile(join(root, 'playground/page.html'), 'utf8');
const html = page
  .replace('{{csp}}', csp)
  .replace('<!-- style -->', () => `<style>${css}</style>`)
  .replace('<!-- script -->', () => `<script>${script}</script>`);
if (!html.includes(script)) throw new Error('playground/page.html has no place for the script');
await mkdir(to, { recursive: true });
await writeFile(join(to, 'index.html'), html);
console.log(`${join(to, 'index.html')}  ${Math.round(html.length / 1024)} KB`);
