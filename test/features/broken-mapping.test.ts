/** A kept mapping that cannot be read is told in its own file and at the portfolio, on the server's disk and through the client. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { connect, inFolder } from '../support/disk.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const PLAN = 'items:\n  - {id: a, title: A, status: active, x-key: P.1}\n';
const SOUND = 'columns: {Ref: id, Status: status}\nlast:\n  P.1: {status: paused}\n';

const broken = async (client: LspClient, name: string): Promise<readonly Diagnostic[]> =>
  (await client.diagnostics(name)).filter(({ code }) => code === 'broken-mapping');

const save = async (client: LspClient, name: string, text: string): Promise<void> => {
  await writeFile(join(client.folder, name), text);
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(name), type: 2 }] });
};

/** Mappings, with the words at which each of their problems stands, and a part of what is said. */
const CASES: readonly (readonly [mapping: string, ...problems: (readonly [at: string, said: RegExp])[]])[] = [
  ['last:\n  P.1: {status: active\n', ['e', /^YAML cannot be read here/]],
  ['- a\n- b\n', ['- a', /not a YAML mapping/]],
  ['a text\n', ['a text', /not a YAML mapping/]],
  ['columns: [Ref, Status]\n', ['[Ref, Status]', /^columns holds keys and values/]],
  [
    'columns:\n  Ref: [id]\n  Plan: {a: b}\n',
    ['[id]', /^columns, Ref is a single/],
    ['{a: b}', /^columns, Plan/],
  ],
  ['table: two\nsheet: {a: b}\n', ['two', /number from 1, and not two/], ['{a: b}', /^sheet is a single/]],
  ['numbers: dot\ndates: us\n', ['dot', /point or comma/], ['us', /day-first or month-first/]],
  ['fiscal-year: soon\ngroups: tree\n', ['soon', /a month, such as april/], ['tree', /goals, tags or none/]],
  ['from: {Ref: sheet, Status: file}\n', ['file', /sheet or portfolio of a column, and not file/]],
  ['from: portfolio\n', ['portfolio', /^from holds keys and values/]],
  ['words: {status: done}\n', ['done', /^words, status holds keys and values/]],
  ['last: {P.1: [a], P.2: b}\n', ['[a]', /^last, P\.1 holds/], ['b', /^last, P\.2 holds/]],
  ['form: {Ref: sheet}\n', ['form', /no key `form`\. Did you mean `from`\?/]],
  ['numbers: comma\nnumbers: point\n', ['numbers', /is here twice/]],
  [`columns: ${'['.repeat(80)}\n`, ['', /nests too deeply/]],
];

test('each problem stands in the mapping, at the very words, and at the portfolio with its line; it goes with it', () =>
  withServer(
    { files: { 'plan.portfolio': PLAN, 'plan.import.yaml': SOUND }, open: ['plan.portfolio'] },
    async (client) => {
      const differs = async (): Promise<number> =>
        (await client.diagnostics('plan.portfolio')).filter(({ code }) => code === 'sheet-differs').length;
      for (const [mapping, ...problems] of CASES) {
        await save(client, 'plan.import.yaml', SOUND);
        assert.deepEqual(await broken(client, 'plan.import.yaml'), [], mapping);
        assert.deepEqual(await broken(client, 'plan.portfolio'), [], mapping);
        assert.equal(await differs(), 1);
        await save(client, 'plan.import.yaml', mapping);
        assert.equal(await differs(), 0);
        const found = await broken(client, 'plan.import.yaml');
        assert.equal(found.length, problems.length, `${mapping}: ${JSON.stringify(found)}`);
        const above = await broken(client, 'plan.portfolio');
        for (const [index, [at, said]] of problems.entries()) {
          const { range, message, severity } = found[index] as Diagnostic;
          const line = mapping.split('\n')[range.start.line] ?? '';
          assert.equal(line.slice(range.start.character, range.end.character), at, mapping);
          assert.match(String(message), said);
          assert.equal(severity, 1);
          const own = above.find((each) => String(each.message).endsWith(String(message)));
          assert.equal(own?.message, `plan.import.yaml, line ${range.start.line + 1}: ${String(message)}`);
          assert.equal(own.range.start.line, 0);
        }
      }
    },
  ));

test('a severity of the portfolio counts in both places, and off is off', () =>
  withServer(
    {
      files: {
        'plan.portfolio': 'portfolio: P\nrules: {broken-mapping: warning}\n',
        'plan.import.yaml': 'table: x\n',
      },
      open: ['plan.portfolio'],
      pull: true,
    },
    async (client) => {
      assert.deepEqual(
        (await broken(client, 'plan.import.yaml')).map(({ severity }) => severity),
        [2],
      );
      await client.type('plan.portfolio', 'portfolio: P\nrules: {broken-mapping: off}\n');
      assert.deepEqual(await broken(client, 'plan.import.yaml'), []);
    },
  ));

describe('what is said of a mapping', () => {
  for (const through of [false, true])
    it(`is said and taken back, ${through ? 'read through the client' : 'read by the server'}`, () =>
      inFolder(async (top) => {
        const write = (name: string, text: string | Buffer): Promise<void> =>
          writeFile(join(top, name), text);
        await write('plan.portfolio', 'portfolio: P\n');
        await write('plan.import.yaml', 'columns: [a]\n');
        const server = await connect(top, { watches: true, through });
        const said = async (): Promise<Record<string, readonly string[]>> => {
          const { findings } = await server.says();
          return Object.fromEntries(
            Object.entries(findings).map(([file, all]) => [
              file,
              all.filter((each) => each.startsWith('broken-mapping')),
            ]),
          );
        };
        const both = {
          'plan.import.yaml': ['broken-mapping columns holds keys and values.'],
          'plan.portfolio': ['broken-mapping plan.import.yaml, line 1: columns holds keys and values.'],
        };
        try {
          assert.deepEqual(await said(), both);
          await write('plan.import.yaml', 'columns: {a: title}\n');
          await server.tell([{ path: 'plan.import.yaml', type: 1 }]);
          assert.deepEqual(await said(), {});
          await write('plan.import.yaml', 'columns: [a]\n');
          await server.tell([{ path: 'plan.import.yaml', type: 1 }]);
          assert.deepEqual(await said(), both);
          if (!through) {
            await write('plan.import.yaml', Buffer.from([0xff, 0xfe, 0x61, 0]));
            await server.tell([{ path: 'plan.import.yaml', type: 1 }]);
            assert.match((await said())['plan.import.yaml']?.[0] ?? '', /UTF-16/);
          }
        } finally {
          await server.stop();
        }
      }));
});
