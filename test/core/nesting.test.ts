/** Nesting of every kind is bounded before anything recursive reads it, and said in one finding. */
import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { formatEdits } from '../../server/src/core/document/format.ts';
import { MAX_DEPTH, NestedTooDeeply, parseYaml, treeOf } from '../../server/src/core/yaml/yaml.ts';
import { readJson } from '../../server/src/sheets/read/read-json.ts';
import { findings, NAME, session, within } from '../support/bad-input.ts';
import { NESTINGS } from '../support/hostile-texts.ts';
import { uriOf } from '../support/world.ts';

const tooDeep = (text: string): number =>
  findings(text).filter(({ message }) => message.startsWith('This is nested too deeply')).length;

describe('nesting', () => {
  for (const [kind, nest] of Object.entries(NESTINGS))
    test(`${kind}: never more than one finding, and no time lost`, () => {
      for (const levels of [2000, 2001, 20_000]) {
        within(2000, () => {
          assert.ok(tooDeep(nest(levels)) <= 1);
          const item = `items:\n  - id: a\n    title: A\n    x-own: ${nest(levels)}\n  - id: b\n    title: B\n`;
          assert.ok(tooDeep(item) <= 1);
        });
        const document = session.snapshot(uriOf(NAME))?.document ?? assert.fail();
        within(2000, () => formatEdits(document));
      }
    });

  test('the level that is one too many is said, where it begins', () => {
    const nested = (levels: number): string =>
      `items:\n  - id: a\n    title: A\n    x-own: ${'['.repeat(levels)}${']'.repeat(levels)}\n  - {id: b, title: B, depends-on: [a]}\n`;
    // The list of entries and the entry's mapping are levels themselves.
    assert.equal(tooDeep(nested(MAX_DEPTH - 2)), 0);
    assert.equal(tooDeep(nested(MAX_DEPTH - 1)), 1);
    const [only, ...more] = findings(nested(2000)).filter(({ severity }) => severity === 'error');
    assert.deepEqual(more, []);
    assert.deepEqual(only?.range, {
      start: { line: 3, character: 11 + MAX_DEPTH - 2 },
      end: { line: 3, character: 11 + MAX_DEPTH - 1 },
    });
    // What else the entry says is read: nobody who refers to it is told of a typing error.
    assert.equal(session.snapshot(uriOf(NAME))?.portfolio.index.byId('item', 'a').length, 1);
  });

  test('neither reader of YAML reads deeper than the other', () => {
    for (const nest of Object.values(NESTINGS)) {
      let last: boolean | null = null;
      for (const levels of [1, 2, 3, 10, 20, 30, 31, 32, 33, 34, 60, 61, 62, 63, 64, 65, 66, 67, 130, 500]) {
        const text = nest(levels);
        const reads = (read: (source: string) => unknown): boolean => {
          try {
            read(text);
            return true;
          } catch (error) {
            assert.ok(error instanceof NestedTooDeeply);
            return false;
          }
        };
        assert.equal(reads(treeOf), reads(parseYaml));
        if (last === false) assert.equal(reads(parseYaml), false, 'deeper is never readable again');
        last = reads(parseYaml);
      }
    }
  });

  test('nothing parses YAML but the reader that bounds it', async () => {
    const folder = join(import.meta.dirname, '../../server/src');
    for await (const path of glob('**/*.ts', { cwd: folder })) {
      const imports =
        /import (?:type )?\{([^}]*)\} from 'yaml';/.exec(await readFile(join(folder, path), 'utf8'))?.[1] ??
        '';
      const parsers = [...imports.matchAll(/(type )?\b(parse\w*|Parser|Composer|LineCounter)\b/g)];
      if (!path.endsWith('yaml.ts')) assert.deepEqual(parsers.map(String), [], path);
    }
  });

  test('JSON of a sheet', () => {
    for (const levels of [MAX_DEPTH + 2, 2000, 200_000]) {
      const read = readJson(`[{"a": ${'['.repeat(levels)}${']'.repeat(levels)}}]`);
      assert.match('problem' in read ? read.problem : '', /nested too deeply/);
    }
  });
});
