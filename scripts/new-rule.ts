/**
 * `npm run new-rule -- <id> [after-id]`: creates the skeleton of a rule with page and suite, and adds it to the list,
 * after another rule or at the end.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ruleSkeleton, withRule } from './generate/rule-skeleton.ts';
import { root } from './run.ts';

const [id, after] = process.argv.slice(2);
if (id === undefined || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
  console.error('Usage: npm run new-rule -- <id> [after-id]; an id is lower-case words with hyphens');
  process.exit(2);
}
const files = ruleSkeleton(id);
for (const path of files.keys()) {
  if (!existsSync(join(root, path))) continue;
  console.error(`${path} exists`);
  process.exit(2);
}
for (const [path, text] of files) await writeFile(join(root, path), text);
const list = join(root, 'server/src/rules/index.ts');
await writeFile(list, withRule(await readFile(list, 'utf8'), id, after));
console.log(`Made ${id}: write the rule, its page and its suite, then run npm run generate.`);
