/**
 * Generates the files of a new rule. They pass all tests as generated, because the rule reports only a title that
 * nobody uses.
 */
import { HEADINGS } from './rule-pages.ts';

/** Converts `missing-example` to `missingExample`. */
export const camelCase = (id: string): string =>
  id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const importOf = (name: string, path: string): string => `import { ${name} } from '${path}';`;

/** Returns the texts by path from the root: the rule, its page and its suite. */
export function ruleSkeleton(id: string): ReadonlyMap<string, string> {
  const title = `Work with ${id} in its title`;
  const yaml = (text: string, comment = ''): string =>
    `\`\`\`yaml\nitems:\n  - id: first\n    title: ${text}${comment}\n\`\`\`\n`;
  const rule = `${importOf('t', '../core/text/l10n.ts')}
${importOf('defineItemRule', './kit/define-rule.ts')}

export const ${camelCase(id)} = defineItemRule<{ readonly title: string }>({
  id: '${id}',
  severity: 'info',
  summary: 'The defect of ${id} in one line',
  *check(item) {
    if (item.title.includes('${id}')) yield { title: item.title };
  },
  report: ({ title }, item) => ({
    span: item.name,
    message: t\`\${title}: what is wrong, why it matters, what to do.\`,
  }),
});
`;
  const parts: Readonly<Record<(typeof HEADINGS)[number], string>> = {
    'What it flags': 'To be written.\n',
    'Why it matters': 'To be written.\n',
    Example: yaml(title),
    'Do this instead': yaml('Another title'),
    Options: 'None.\n',
    'Fix safety': 'There is no fix.\n',
  };
  const page = `# ${id}\n\n${HEADINGS.map((heading) => `## ${heading}\n\n${parts[heading]}`).join('\n')}`;
  const suite = `# ${id}\n\ntoday: 2027-09-15\nonly: ${id}\n\n## It is found\n\n${yaml(title, ` # info[${id}]: ${title}`)}`;
  return new Map([
    [`server/src/rules/${id}.ts`, rule],
    [`server/src/rules/${id}.md`, page],
    [`test/rules/${id}.md`, suite],
  ]);
}

/** Adds a rule to the list, after another rule or at the end, and its import in alphabetical order. */
export function withRule(list: string, id: string, after?: string): string {
  const lines = list.split('\n');
  const isImport = (line: string): boolean => /^import \{ \w+ \} from '\.\//.test(line);
  const pathOf = (line: string): string => /'(.+)'/.exec(line)?.[1] ?? '';
  const before = lines.findIndex((line) => isImport(line) && pathOf(line) > `./${id}.ts`);
  const at = before < 0 ? lines.findLastIndex(isImport) + 1 : before;
  lines.splice(at, 0, `import { ${camelCase(id)} } from './${id}.ts';`);
  const neighbour = after === undefined ? -1 : lines.indexOf(`  ${camelCase(after)},`);
  lines.splice(neighbour < 0 ? lines.lastIndexOf('];') : neighbour + 1, 0, `  ${camelCase(id)},`);
  return lines.join('\n');
}
