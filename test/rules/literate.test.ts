/** Runs the suites test/rules/<rule>.md, and holds every fix that they bring up to the laws of fixes. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { applyFix, check } from '../support/check.ts';
import { compareCase, textsOf } from '../support/compare.ts';
import { type Case, parseSuite } from '../support/literate.ts';

const folder = import.meta.dirname;

for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .sort()) {
  describe(name, () => {
    const cases = parseSuite(readFileSync(join(folder, name), 'utf8'));
    it('has cases', () => assert.ok(cases.length > 0));
    for (const one of cases) {
      it(one.title, async () => {
        const problems = await compareCase(one);
        assert.equal(problems.length, 0, `${name}:${one.source}\n${problems.join('\n')}`);
        await holdToLaws(one);
        await holdOverLineBreaks(one);
      });
    }
  });
}

/** A fix removes its finding, adds no error, and leaves nothing to do twice. */
async function holdToLaws(one: Case): Promise<void> {
  const texts = textsOf(one.files);
  const before = await check(texts, one.today);
  const errors = before.filter(({ placed }) => placed.severity === 'error').length;
  for (const found of before) {
    const count = before.filter(({ placed }) => placed.rule === found.placed.rule).length;
    for (const fix of found.placed.fixes) {
      const after = await check(applyFix(texts, found, fix), one.today);
      const what = `“${fix.title}” of ${found.placed.rule} at ${found.file}:${found.range.start.line + 1}`;
      const same = after.filter(({ placed }) => placed.rule === found.placed.rule);
      assert.ok(same.length < count, `${what} leaves its finding: ${same[0]?.placed.message}`);
      const worse = after.filter(({ placed }) => placed.severity === 'error');
      assert.ok(worse.length <= errors, `${what} adds an error: ${worse.at(-1)?.placed.message}`);
    }
  }
}

/** With CR LF the same is found, and fixes leave no other line break behind. */
async function holdOverLineBreaks(one: Case): Promise<void> {
  const texts = textsOf(one.files);
  const windows = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]),
  );
  const said = (found: Awaited<ReturnType<typeof check>>): string[] =>
    found.map(
      ({ placed, file, range }) => `${file}:${range.start.line}:${range.start.character} ${placed.rule}`,
    );
  const before = await check(windows, one.today);
  assert.deepEqual(said(before), said(await check(texts, one.today)));
  for (const found of before) {
    for (const fix of found.placed.fixes) {
      for (const text of Object.values(applyFix(windows, found, fix)))
        assert.doesNotMatch(text, /(?<!\r)\n/, `“${fix.title}” of ${found.placed.rule}`);
    }
  }
}
