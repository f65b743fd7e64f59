import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import * as parts from '../../server/src/core/language/part-schemas.ts';
import { entrySchemas } from '../../server/src/core/language/schema.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { here, isA, loadGrammar, readFixture, type Token } from './tokenize.ts';

const fixtures = join(here, 'fixtures');
const names = (await readdir(fixtures)).filter((name) => name.endsWith('.portfolio')).sort();

describe('grammar', () => {
  let tokenize: (lines: readonly string[]) => readonly (readonly Token[])[];
  before(async () => {
    tokenize = await loadGrammar();
  });

  for (const name of names) {
    it(`colours ${name} as its comments say`, async () => {
      const { lines, assertions } = readFixture(await readFile(join(fixtures, name), 'utf8'));
      assert.ok(assertions.length > 0, 'the fixture asserts nothing');
      const tokens = tokenize(lines);
      const failures: string[] = [];
      for (const { at, line, start, end, wanted, unwanted } of assertions) {
        for (let column = start; column < end; column++) {
          const scopes =
            tokens[line]?.find((token) => token.start <= column && column < token.end)?.scopes ?? [];
          const missing = wanted.filter((scope) => !scopes.some((each) => isA(each, scope)));
          const present = unwanted.filter((scope) => scopes.some((each) => isA(each, scope)));
          if (missing.length + present.length === 0) continue;
          const marked = `${lines[line]}\n${' '.repeat(column)}^`;
          failures.push(
            `${name}:${at}: wants ${[...missing, ...present.map((scope) => `no ${scope}`)].join(', ')}; has ${scopes.join(' ')}\n${marked}`,
          );
          break;
        }
      }
      assert.equal(failures.length, 0, `\n${failures.join('\n\n')}`);
    });
  }

  it('needs no other grammar, and uses no scope of YAML', async () => {
    const source = await readFile(join(here, '../../syntaxes/portfolio.tmLanguage.json'), 'utf8');
    const grammar: unknown = JSON.parse(source);
    const includes = [...everyValue(grammar, 'include')];
    assert.deepEqual(
      [...new Set(includes.filter((include) => !include.startsWith('#')))],
      ['text.html.markdown'],
    );
    for (const name of [...everyValue(grammar, 'name'), ...everyValue(grammar, 'contentName')]) {
      if (name === 'Portfolio') continue;
      for (const scope of name.split(' ')) assert.match(scope, /^[a-z.-]+\.portfolio$/);
    }
  });

  it('has no rule that is not used, and uses none that is missing', async () => {
    const grammar = JSON.parse(
      await readFile(join(here, '../../syntaxes/portfolio.tmLanguage.json'), 'utf8'),
    ) as {
      repository: Record<string, unknown>;
    };
    const used = new Set(
      [...everyValue(grammar, 'include')].filter((name) => name.startsWith('#')).map((name) => name.slice(1)),
    );
    assert.deepEqual([...used].sort(), Object.keys(grammar.repository).sort());
  });

  it('colours every key of the language as a key, in lines and between braces', () => {
    const all = [...Object.values(parts), ...Object.values(entrySchemas)];
    const keys = new Set(all.flatMap((part) => ('shape' in part ? Object.keys(part.shape) : [])));
    assert.ok(keys.size > 50);
    for (const key of keys) {
      const [, , , line, flow] = tokenize([
        'items:',
        '  - id: a',
        '    x-list:',
        `      - ${key}: b`,
        `      - {${key}: b}`,
      ]);
      assert.ok(has(line, 8, 'entity.name.tag.key'), `${key} in a line`);
      assert.ok(has(flow, 9, 'entity.name.tag.key'), `${key} between braces`);
    }
  });

  it('gives every line of a long text to its end, whatever is half-typed', () => {
    const starts = [
      'title: "half',
      "title: 'half",
      'goals: [a, b',
      'teams: {a: 1',
      'x: &',
      'x: *',
      '? ',
      '- - x',
      '- |',
      '\t- x: >',
    ];
    for (const start of starts) {
      const lines = [`  - id: a`, `    ${start}`, '  - id: whole', '    track: strategic', 'items:'];
      const [, , id, track, items] = tokenize(lines);
      assert.ok(has(id, 8, 'entity.name.type.id'), `after ${start}: id`);
      assert.ok(has(track, 12, 'constant.language.track.strategic'), `after ${start}: track`);
      assert.ok(has(items, 0, 'keyword.control.section'), `after ${start}: section`);
    }
  });

  it('stays quick on long lines', () => {
    const words = 'a line of words, without an end '.repeat(600);
    const lines = [
      `title: ${words}`,
      words,
      `- ${words}`,
      `goals: [${words}]`,
      `x: {${words}`,
      `"${words}`,
      `# ${words}`,
    ];
    const took = cpuTime(() => tokenize(lines));
    assert.ok(took < 20_000, `${took.toFixed(0)} ms for ${lines.join('').length} characters`);
  });
});

function has(tokens: readonly Token[] | undefined, column: number, scope: string): boolean {
  const token = tokens?.find(({ start, end }) => start <= column && column < end);
  return token?.scopes.some((each) => isA(each, scope)) ?? false;
}

/** Every text under a key, wherever it stands. */
function* everyValue(value: unknown, key: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === key && typeof inner === 'string') yield inner;
    else yield* everyValue(inner, key);
  }
}
