/** Bundles pages as strings, for standalone files and for servers run from the command line. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Returns a module with the page's script and style sheet, and the script's hash for the content security policy. */
export async function pageModule(root: string, name: 'chat' | 'meeting' | 'wall'): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, `client/src/${name}/page.ts`)],
    outfile: `${name}.page.js`,
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const textOf = (ending: string): string =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? '';
  const script = textOf('.js');
  if (script.includes('</'))
    throw new Error(`The script of the page ${name} would end the element that it stands in`);
  const digest = createHash('sha256').update(script).digest('base64');
  return `/** Written by \`npm run generate\` from client/src/${name}/. */
export const script = ${JSON.stringify(script)};
export const digest = ${JSON.stringify(`sha256-${digest}`)};
export const style = ${JSON.stringify(textOf('.css'))};
`;
}
