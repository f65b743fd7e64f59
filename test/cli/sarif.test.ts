/** `check --format sarif` against the schema of SARIF 2.1.0, and what the schema cannot say. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { root } from '../../scripts/run.ts';
import { twotrack } from '../support/cli.ts';

// The schema as Microsoft's SARIF tools ship it: rtm.5 of SchemaStore, in draft 04 of JSON Schema.
const schema = createRequire(import.meta.url)(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
) as object;
// The pattern of a language in it is no regular expression in the strict reading.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(schema);

interface Place {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
  readonly region: { readonly startLine: number; readonly startColumn: number };
}
interface Log {
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly { readonly physicalLocation: Place }[];
      readonly relatedLocations?: readonly { readonly physicalLocation: Place }[];
    }[];
  }[];
}

let home = '';
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'twotrack-sarif-'));
});
after(() => rm(home, { recursive: true, force: true }));

async function sarif(folder: string, ...args: readonly string[]): Promise<Log> {
  const { out, err } = await twotrack(folder, [
    'check',
    '--format',
    'sarif',
    '--today',
    '2027-09-15',
    ...args,
  ]);
  const log: unknown = JSON.parse(out);
  assert.ok(isSarif(log), `${err}\n${JSON.stringify(isSarif.errors, null, 1)}`);
  return log as Log;
}

describe('SARIF', () => {
  it('the schema would say no', async () => {
    const log = JSON.parse(JSON.stringify(await sarif(home, '.'))) as {
      runs: { results: unknown }[];
      version: string;
    };
    for (const wrong of [
      { ...log, version: '2.0.0' },
      { ...log, runs: [{ ...log.runs[0], results: [{ message: 'text' }] }] },
      { ...log, runs: [{ ...log.runs[0], tool: {} }] },
    ])
      assert.equal(isSarif(wrong), false);
  });

  for (const example of ['hospital', 'manufacturer', 'council'])
    it(`of ${example} is valid, and the same findings as in JSON`, async () => {
      await cp(join(root, 'examples', example), join(home, example), { recursive: true });
      const [run] = (await sarif(join(home, example))).runs;
      const json = await twotrack(join(home, example), [
        'check',
        '--format',
        'json',
        '--today',
        '2027-09-15',
      ]);
      const { diagnostics } = JSON.parse(json.out) as {
        diagnostics: {
          file: string;
          code: string;
          message: string;
          severity: string;
          range: { start: { line: number; character: number } };
        }[];
      };
      const levels: Readonly<Record<string, string>> = {
        error: 'error',
        warning: 'warning',
        info: 'note',
        hint: 'note',
      };
      assert.ok(diagnostics.length > 0);
      assert.deepEqual(
        run?.results.map(({ ruleId, level, message, locations }) => {
          const place = locations[0]?.physicalLocation;
          return [
            decodeURIComponent(place?.artifactLocation.uri ?? ''),
            place?.region.startLine,
            place?.region.startColumn,
            ruleId,
            level,
            message.text,
          ];
        }),
        diagnostics.map(({ file, range, code, severity, message }) => [
          file,
          range.start.line + 1,
          range.start.character + 1,
          code,
          levels[severity],
          message,
        ]),
      );
      for (const { ruleId, ruleIndex } of run?.results ?? [])
        assert.equal(run?.tool.driver.rules[ruleIndex]?.id, ruleId);
      assert.equal(run?.columnKind, 'utf16CodeUnits');
    });

  it('names files by URIs whatever they are called, and holds hostile text as text', async () => {
    const folder = join(home, 'odd');
    const names = [
      'a b.portfolio',
      'é#1?.portfolio',
      '100%.portfolio',
      '[x] {y}.portfolio',
      'q"<>.portfolio',
    ];
    await mkdir(folder);
    for (const [i, name] of names.entries())
      await writeFile(
        join(folder, name),
        `items:\n  - id: a${i}\n    title: "<script>{0} [x](javascript:1) \\u001b[31m"\n    status: Active\n    depends-on: [nowhere]\n`,
      );
    await writeFile(join(folder, 'c.portfolio'), 'items:\n  - {id: a0, title: Twice}\n');
    const [run] = (await sarif(folder)).runs;
    const found = new Set<string>();
    for (const { locations, relatedLocations = [] } of run?.results ?? [])
      for (const { physicalLocation } of [...locations, ...relatedLocations]) {
        const { uri, uriBaseId } = physicalLocation.artifactLocation;
        assert.equal(uriBaseId, '%SRCROOT%');
        assert.doesNotMatch(uri, /[\s#?"<>\u0080-\uffff]/);
        found.add(decodeURIComponent(new URL(uri, 'file:///r/').pathname.slice(3)));
      }
    assert.deepEqual([...found].sort(), [...names, 'c.portfolio'].sort());
  });

  it('of nothing, of broken text and of errors alone is valid', async () => {
    const folder = join(home, 'broken');
    await mkdir(folder);
    await writeFile(join(folder, 'x.portfolio'), 'portfolio: X\nitems:\n  - id: a\n    title: "open\n');
    assert.ok(((await sarif(folder)).runs[0]?.results.length ?? 0) > 0);
    await sarif(folder, '--quiet');
    const empty = join(home, 'empty');
    await mkdir(empty);
    assert.deepEqual((await sarif(empty)).runs[0]?.results, []);
  });
});
