/**
 * Every rule has its parts, and its page tells the truth: the rule finds its example, and nothing in what to do instead.
 * What other rules find there stands in docs/rules/overlaps.md, which is generated.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { optionsOf } from '../../scripts/generate/json-schema.ts';
import { HEADINGS } from '../../scripts/generate/rule-pages.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { AnyRule } from '../../server/src/rules/kit/define-rule.ts';
import { check } from '../support/check.ts';
import { textsOf } from '../support/compare.ts';
import { exampleOf, readPage, sectionsOf } from '../support/rule-page.ts';

/** Ids that are released: people have them in their portfolios. In the order in which lists show them. A release adds the new ones. */
const RELEASED = `
  syntax unsupported-yaml missing-key wrong-type bad-value duplicate-id duplicate-key unknown-reference dependency-cycle date-order
  unknown-key lost-text unused-ignore unexplained-ignore unknown-rule expired-ignore
  mixed-traits misclassified unclassified inflated-language understated-change contradicting-fields
  missing-sponsor missing-milestones missing-outcome missing-resources daily-metrics-only short-horizon huddle-only-review
  missing-baseline missing-standard missing-frontline long-horizon capital-funding steering-only-review
  unaligned-item incomplete-measure red-without-countermeasure overdue-item overdue-milestone dependency-order unreviewed-item
  invisible-path unresourced-path unaligned-path unbalanced-tracks missing-balance goal-without-work one-sided-goal
  too-many-breakthroughs overloaded-team team-torn-both-ways overstretched-sponsor unsustained-leap doomed-improvement
  one-size-review stalled-strategy nothing-stopped blurred-portfolio`
  .trim()
  .split(/\s+/);
/** What may be an error: the portfolio, or the mapping of its sheet, cannot be read as meant. */
const ERRORS = [...RELEASED.slice(0, RELEASED.indexOf('unknown-key')), 'broken-mapping'];

const folder = join(import.meta.dirname, '../../server/src/rules');
const names = readdirSync(folder);
const known = new Set(rules.map(({ id }) => id));

describe('the list of rules', () => {
  it('holds every released id, in order, and none twice', () => {
    const ids = rules.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id) => RELEASED.includes(id)),
      RELEASED,
    );
    assert.equal(known.size, ids.length);
  });
  it('has errors where the language has them, and nowhere else', () => {
    assert.deepEqual(
      rules.filter(({ severity }) => severity === 'error').map(({ id }) => id),
      ERRORS,
    );
  });
  it('has a summary for each rule, and no two alike', () => {
    assert.equal(new Set(rules.map(({ summary }) => summary.toLowerCase())).size, rules.length);
    for (const { id, summary } of rules) assert.match(summary, /^[A-Z`“][^\n]{10,120}[^.]$/, id);
  });
  it('silences by rules that exist', () => {
    for (const { id, silencedBy = [] } of rules)
      for (const other of silencedBy)
        assert.ok(known.has(other) && other !== id, `${id} is silenced by ${other}`);
  });
  it('has no page of a rule that is no more', () => {
    for (const name of names.filter((file) => file.endsWith('.md')))
      assert.ok(known.has(name.slice(0, -3)), name);
  });
  it('has a suite for each rule', () => {
    const suites = new Set(readdirSync(import.meta.dirname));
    for (const { id } of rules) assert.ok(suites.has(`${id}.md`), `test/rules/${id}.md is missing`);
  });
});

for (const rule of rules) {
  describe(rule.id, () => {
    const page = readPage(rule.id);
    it('has its file and its page', () => {
      assert.ok(names.includes(`${rule.id}.ts`), `server/src/rules/${rule.id}.ts`);
      assert.ok(page !== null, `server/src/rules/${rule.id}.md`);
    });
    if (page === null) return;
    const sections = sectionsOf(page);
    it('has the headings of a page', () => {
      assert.deepEqual([...sections.keys()], [...HEADINGS]);
      for (const [heading, text] of sections) assert.notEqual(text.trim(), '', heading);
    });
    it('documents its options', () => documentsOptions(rule, sections.get('Options') ?? ''));
    it('says whether there is a fix', () => {
      const says = sections.get('Fix safety') ?? '';
      const words = { safe: /\bsafe\b/i, unsafe: /\bunsafe\b|by hand/i, both: /\bsafe\b/i };
      assert.match(says, rule.fixable === undefined ? /no fix/i : words[rule.fixable]);
    });
    it('finds its example', async () => {
      const found = await findings(rule, sections.get('Example') ?? '');
      assert.ok(found.length > 0, 'nothing is found');
      if (rule.fixable !== undefined)
        assert.ok(
          found.some(({ fixes }) => fixes > 0),
          'no fix is offered',
        );
    });
    it('finds nothing in what to do instead', async () =>
      assert.deepEqual(await findings(rule, sections.get('Do this instead') ?? ''), []));
  });
}

/** What a rule finds in a part of its own page. */
async function findings(
  { id }: AnyRule,
  section: string,
): Promise<readonly { readonly message: string; readonly fixes: number }[]> {
  const example = exampleOf(section);
  assert.ok(example !== null, 'the section has no YAML');
  const found = await check(textsOf(example.files), example.today);
  return found
    .filter(({ placed }) => placed.rule === id)
    .map(({ placed }) => ({
      message: `${placed.severity}[${placed.rule}] ${placed.message}`,
      fixes: placed.fixes.length,
    }));
}

function documentsOptions(rule: AnyRule, text: string): void {
  const options = Object.entries(optionsOf(rule));
  if (options.length === 0) {
    assert.match(text.trim(), /^None\b/);
    return;
  }
  for (const [name, schema] of options) {
    assert.ok(text.includes(`\`${name}\``), `the option ${name} is not named`);
    assert.ok(schema['markdownDescription'], `the option ${name} has no doc`);
    assert.ok('default' in schema, `the option ${name} has no default`);
  }
}
