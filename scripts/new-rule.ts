/**
 * `npm run new-rule -- <id> [after-id]`: the skeleton of a rule, its page and its suite, and its line in the list,
 * after another rule or at the end.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HEADINGS } from './generate/rule-pages.ts';
import { root } from './run.ts';

const [id, after] = process.argv.slice(2);
if (id === undefined || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
  console.error('Usage: npm run new-rule -- <id> [after-id]; an id is lower-case words with hyphens');
  process.exit(2);
}
const camel = (text: string): string => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const name = camel(id);

const rule = `import { defineItemRule } from './kit/define-rule.ts';

export const ${name} = defineItemRule<{ readonly title: string }>({
  id: '${id}',
  severity: 'info',
  summary: 'The defect in one line',
  *check(item) {
    if (item.open) yield { title: item.title };
  },
  report: ({ title }, item) => ({
    span: item.name,
    message: \`\${title}: what is wrong, why it matters, what to do.\`,
  }),
});
`;
const example = '```yaml\nitems:\n  - id: first\n    title: A title\n```\n';
const bodies: Readonly<Partial<Record<(typeof HEADINGS)[number], string>>> = {
  Example: example,
  'Do this instead': example,
  Options: 'None.\n',
  'Fix safety': 'There is no fix.\n',
};
const page = `# ${id}\n\n${HEADINGS.map((heading) => `## ${heading}\n\n${bodies[heading] ?? 'To be written.\n'}`).join('\n')}`;
const suite = `# ${id}\n\ntoday: 2027-09-15\n\n## It is found\n\n\`\`\`yaml\nitems:\n  - id: first\n    title: A title # info[${id}]: A title\n\`\`\`\n`;

const list = join(root, 'server/src/rules/index.ts');
const files = new Map([
  [join(root, `server/src/rules/${id}.ts`), rule],
  [join(root, `server/src/rules/${id}.md`), page],
  [join(root, `test/rules/${id}.md`), suite],
]);
for (const path of files.keys()) {
  if (!existsSync(path)) continue;
  console.error(`${path} exists`);
  process.exit(2);
}
for (const [path, text] of files) await writeFile(path, text);

const lines = (await readFile(list, 'utf8')).split('\n');
const importLine = `import { ${name} } from './${id}.ts';`;
const isImport = (line: string): boolean => /^import \{ \w+ \} from '\.\//.test(line);
const path = (line: string): string => /'(.+)'/.exec(line)?.[1] ?? '';
const before = lines.findIndex((line) => isImport(line) && path(line) > `./${id}.ts`);
lines.splice(before < 0 ? lines.findLastIndex(isImport) + 1 : before, 0, importLine);
const last = lines.lastIndexOf('];');
const neighbour = after === undefined ? -1 : lines.indexOf(`  ${camel(after)},`);
lines.splice(neighbour < 0 ? last : neighbour + 1, 0, `  ${name},`);
await writeFile(list, lines.join('\n'));
console.log(`Made ${id}: write the rule, its page and its suite, then run npm run generate.`);
