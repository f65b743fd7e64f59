/**
 * `npm run generate [-- --check]`: writes all files generated from the rules and the language's schema. With --check it
 * writes nothing, and fails if any file is out of date.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { verbs } from '../server/src/edits/verbs/verbs.ts';
import { rules } from '../server/src/rules/index.ts';
import { withAgentTools } from './generate/agent-tools.ts';
import { withCommandIds } from './generate/command-ids.ts';
import { withEditVerbs } from './generate/edit-verbs.ts';
import { jsonSchema } from './generate/json-schema.ts';
import { bundleOf } from './generate/l10n.ts';
import { overlapsOf } from './generate/overlaps.ts';
import { pageModule } from './generate/page-module.ts';
import { overviewOf, pageOf, pagesModule, withTable } from './generate/rule-pages.ts';
import { root } from './run.ts';

/** Returns the text of every generated file, by path from the root. */
async function generated(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const pages = new Map<string, string>();
  for (const rule of rules) {
    const source = join(root, 'server/src/rules', `${rule.id}.md`);
    if (!existsSync(source)) {
      console.warn(`server/src/rules/${rule.id}.md is missing`);
      continue;
    }
    const page = pageOf(rule, (await readFile(source, 'utf8')).replaceAll('\r\n', '\n'));
    pages.set(rule.id, page);
    files.set(`docs/rules/${rule.id}.md`, page);
  }
  files.set('docs/rules/README.md', overviewOf(rules));
  files.set('docs/rules/overlaps.md', await overlapsOf(rules));
  files.set('server/src/rules/pages.generated.ts', pagesModule(pages));
  for (const name of ['meeting', 'wall'] as const)
    files.set(`server/src/report/${name}/page.generated.ts`, await pageModule(root, name));
  files.set('server/src/cli/mcp/page.generated.ts', await pageModule(root, 'chat'));
  files.set('schema/portfolio.schema.json', `${JSON.stringify(jsonSchema(rules), null, 2)}\n`);
  files.set('l10n/bundle.l10n.json', `${JSON.stringify(await bundleOf(root), null, 2)}\n`);
  const manifest = await readFile(join(root, 'package.json'), 'utf8');
  files.set('package.json', withAgentTools(manifest));
  const contributions = 'client/src/services/contributions.ts';
  files.set(contributions, withCommandIds(await readFile(join(root, contributions), 'utf8'), manifest));
  const protocol = 'server/src/protocol/edit.ts';
  files.set(protocol, withEditVerbs(await readFile(join(root, protocol), 'utf8'), Object.keys(verbs)));
  const readme = join(root, 'README.md');
  if (existsSync(readme)) files.set('README.md', withTable(await readFile(readme, 'utf8'), rules));
  return files;
}

/** Returns the pages of rules that no longer exist. */
async function leftOver(files: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = join(root, 'docs/rules');
  const names = existsSync(folder) ? await readdir(folder) : [];
  return names.map((name) => `docs/rules/${name}`).filter((path) => path.endsWith('.md') && !files.has(path));
}

const check = process.argv.includes('--check');
const files = await generated();
const stale: string[] = [];
for (const [path, text] of files) {
  const full = join(root, path);
  const old = existsSync(full) ? (await readFile(full, 'utf8')).replaceAll('\r\n', '\n') : null;
  if (old === text) continue;
  stale.push(path);
  if (check) continue;
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, text);
}
for (const path of await leftOver(files)) {
  stale.push(path);
  if (!check) await rm(join(root, path));
}
if (check && stale.length > 0) {
  console.error(`Out of date, run npm run generate: ${stale.join(', ')}`);
  process.exitCode = 1;
} else
  console.log(stale.length === 0 ? 'All generated files are up to date.' : `Written: ${stale.join(', ')}`);
