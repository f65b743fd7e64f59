/** What `npm run new-rule` leaves behind is sound as it is: it finds its own example and nothing anywhere else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { camelCase, ruleSkeleton, withRule } from '../../scripts/generate/rule-skeleton.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { AnyRule } from '../../server/src/rules/kit/define-rule.ts';
import { check } from '../support/check.ts';
import { compareCase, textsOf } from '../support/compare.ts';
import { parseSuite } from '../support/literate.ts';
import { exampleOf, readPage, sectionsOf } from '../support/rule-page.ts';

const folder = join(import.meta.dirname, '../../server/src/rules');
/** Not the one that the guide takes for an example, which somebody may have made. */
const ID = 'rule-of-a-test';
const NAME = camelCase(ID);
const skeleton = ruleSkeleton(ID);
const textOf = (path: string): string => {
  const text = skeleton.get(path);
  assert.ok(text !== undefined, `${path} is not among ${[...skeleton.keys()].join(', ')}`);
  return text;
};

/** The rule of the skeleton, loaded from elsewhere than the folder that it would stand in. */
async function skeletonRule(): Promise<AnyRule> {
  const home = await mkdtemp(join(tmpdir(), 'twotrack-rule-'));
  try {
    const path = join(home, `${ID}.ts`);
    const text = textOf(`server/src/rules/${ID}.ts`).replace(
      /'(\.{1,2}\/[^']+)'/g,
      (_, to: string) => `'${pathToFileURL(join(folder, to))}'`,
    );
    await writeFile(path, text);
    const loaded = (await import(pathToFileURL(path).toString())) as Readonly<Record<string, AnyRule>>;
    return loaded[NAME] ?? assert.fail(`no ${NAME}`);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

test('the skeleton finds its example, and nothing in what to do instead or in the page of any other rule', async () => {
  const rule = await skeletonRule();
  const finds = async (section: string): Promise<number> => {
    const example = exampleOf(section);
    if (example === null) return 0;
    const found = await check(textsOf(example.files), example.today, [rule]);
    return found.filter(({ placed }) => placed.rule === ID).length;
  };
  const page = sectionsOf(textOf(`server/src/rules/${ID}.md`));
  assert.equal(await finds(page.get('Example') ?? ''), 1);
  assert.equal(await finds(page.get('Do this instead') ?? ''), 0);
  for (const { id } of rules)
    for (const [heading, section] of sectionsOf(readPage(id) ?? ''))
      assert.equal(await finds(section), 0, `${id}, ${heading}`);
});

test('the suite of the skeleton says what is found', async () => {
  const [one, ...others] = parseSuite(textOf(`test/rules/${ID}.md`));
  assert.ok(one !== undefined && others.length === 0);
  const rule = await skeletonRule();
  assert.deepEqual(one.only, [ID]);
  assert.deepEqual(await compareCase(one, [rule]), []);
});

test('the list takes a new rule in the order of paths, after another or at the end', () => {
  const list = readFileSync(join(folder, 'index.ts'), 'utf8');
  const ids = (text: string): string[] => [...text.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name ?? '');
  const after = withRule(list, ID, 'missing-sponsor');
  const at = ids(after).indexOf(NAME);
  assert.equal(ids(after)[at - 1], 'missingSponsor');
  assert.deepEqual(
    ids(after).filter((name) => name !== NAME),
    ids(list),
  );
  assert.equal(ids(withRule(list, ID)).at(-1), NAME);
  const paths = [...after.matchAll(/from '(\.\/[^/']+)'/g)].map(([, path]) => path);
  assert.deepEqual(paths, [...paths].sort());
});
