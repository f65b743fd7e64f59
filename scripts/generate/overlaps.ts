/**
 * Generates a table of the findings that rules have in examples of other rules, so that a new rule changes no other
 * rule's page or test.
 */
import type { AnyRule } from '../../server/src/rules/kit/define-rule.ts';
import { check } from '../../test/support/check.ts';
import { textsOf } from '../../test/support/compare.ts';
import { exampleOf, readPage, sectionsOf } from '../../test/support/rule-page.ts';

/** Returns docs/rules/overlaps.md: a line for each example in which another rule than its own reports something. */
export async function overlapsOf(rules: readonly AnyRule[]): Promise<string> {
  const rows: string[] = [];
  for (const { id } of rules)
    for (const [heading, section] of sectionsOf(readPage(id) ?? '')) {
      const example = heading === 'Example' || heading === 'Do this instead' ? exampleOf(section) : null;
      if (example === null) continue;
      const found = await check(textsOf(example.files), example.today);
      const others = new Set(found.map(({ placed }) => placed.rule).filter((rule) => rule !== id));
      if (others.size > 0)
        rows.push(
          `| [\`${id}\`](${id}.md) | ${heading} | ${[...others].map((rule) => `\`${rule}\``).join(', ')} |`,
        );
    }
  const table = ['| Page | Part | Also found by |', '| --- | --- | --- |', ...rows].join('\n');
  return `# Overlaps\n\nAn example shows one defect, and mostly one rule finds it. These are the parts of pages in which others find something, too.\n\n${rows.length === 0 ? 'There are none.' : table}\n`;
}
