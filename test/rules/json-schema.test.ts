/** The generated JSON Schema takes what the language takes, and says no where the language does. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { jsonSchema } from '../../scripts/generate/json-schema.ts';
import { isPortfolioFile } from '../../server/src/core/text/paths.ts';
import { rules } from '../../server/src/rules/index.ts';

interface Validate {
  (data: unknown): boolean;
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}
// The validator that comes with the YAML server people use: it is what reads the schema in their editors.
const require = createRequire(createRequire(import.meta.url).resolve('yaml-language-server/package.json'));
const { default: Ajv } = require('ajv/dist/2020') as {
  default: new (options: object) => { compile(schema: object): Validate };
};
const validate = new Ajv({ strict: false, allErrors: true }).compile(jsonSchema(rules));

const root = join(import.meta.dirname, '../..');
const problems = (text: string): string[] => {
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
};

describe('JSON Schema', () => {
  for (const path of readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter(isPortfolioFile)
    .sort()) {
    it(`takes examples/${path.replaceAll('\\', '/')}`, () =>
      assert.deepEqual(problems(readFileSync(join(root, 'examples', path), 'utf8')), []));
  }

  it('takes numbers where people write numbers', () => {
    const text =
      'period: 2027\nitems:\n  - {id: 7, title: 2027, budget: 12000, effort: 0.8, start: 2027, teams: {a: 1, b: 0.5 FTE}, measures: [{name: 5, target: "12"}]}\n';
    assert.deepEqual(problems(text), []);
  });
  it('takes what a scalar may look like', () => {
    for (const money of ['12k', '4.5M', '€ 300', '300 EUR', '1.2bn', '"12000"'])
      assert.deepEqual(problems(`items: [{id: a, title: b, budget: ${money}}]`), [], money);
    for (const time of ['6 weeks', '18-24 months', '2 years', '1 Day'])
      assert.deepEqual(problems(`items: [{id: a, title: b, horizon: ${time}}]`), [], time);
    for (const date of ['2027', '2027-01', '2027-Q3', '2027-H2', '2027-01-31'])
      assert.deepEqual(problems(`items: [{id: a, title: b, end: ${date}}]`), [], date);
    for (const url of ['https://a.example', 'mailto:a@b.example', 'notes/a.md'])
      assert.deepEqual(problems(`items: [{id: a, title: b, links: [{title: c, url: "${url}"}]}]`), [], url);
  });
  it('leaves keys of one’s own alone', () =>
    assert.deepEqual(problems('x-cost-centre: 4\nitems: [{id: a, title: b, x-jira: {key: A-1}}]'), []));
  it('takes rules with severities and options', () => {
    assert.deepEqual(
      problems(
        'portfolio: a\nrules:\n  missing-standard: off\n  long-horizon: {severity: info, days: 200}\n  incomplete-measure: {needs: [target, every]}\n',
      ),
      [],
    );
    assert.notDeepEqual(problems('rules: {missing-standart: off}'), []);
    assert.notDeepEqual(problems('rules: {missing-standard: loud}'), []);
    assert.notDeepEqual(problems('rules: {long-horizon: {day: 200}}'), []);
  });
  it('says no', () => {
    for (const item of [
      '{id: a}',
      '{id: A b, title: c}',
      '{id: a, title: b, ownr: c}',
      '{id: a, title: b, track: tactical}',
      '{id: a, title: b, end: 2027-13}',
      '{id: a, title: b, budget: 12 000}',
      '{id: a, title: b, links: [{title: c, url: "javascript:x"}]}',
    ]) {
      assert.notDeepEqual(problems(`items: [${item}]`), [], item);
    }
  });
  it('tells what a key and a value mean', () => {
    const schema = jsonSchema(rules) as {
      $defs: {
        item: {
          properties: Record<
            string,
            { markdownDescription?: string; enum?: unknown[]; markdownEnumDescriptions?: string[] }
          >;
        };
      };
    };
    for (const [key, { markdownDescription, enum: values, markdownEnumDescriptions }] of Object.entries(
      schema.$defs.item.properties,
    )) {
      assert.ok(markdownDescription, key);
      assert.equal(values?.length, markdownEnumDescriptions?.length, key);
    }
  });
});
