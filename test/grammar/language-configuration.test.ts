import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { here } from './tokenize.ts';

interface Configuration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
  readonly indentationRules: {
    readonly increaseIndentPattern: string;
    readonly decreaseIndentPattern: string;
  };
  readonly onEnterRules: readonly {
    readonly beforeText: string;
    readonly action: { readonly indent: 'none' | 'indent'; readonly appendText?: string };
  }[];
}

const source = await readFile(join(here, '../../syntaxes/language-configuration.json'), 'utf8');
const configuration = JSON.parse(source) as Configuration;

describe('language configuration', () => {
  it('keeps ids, dates and shares whole as words', () => {
    const { pattern, flags } = configuration.wordPattern;
    const words = (text: string) => text.match(new RegExp(pattern, `${flags}g`));
    assert.deepEqual(words('goals: [safe-care, true-north]'), ['goals', 'safe-care', 'true-north']);
    assert.deepEqual(words('start: 2027-01-11'), ['start', '2027-01-11']);
    assert.deepEqual(words('balance: {operational: 60%, x: 0.6 fte}'), [
      'balance',
      'operational',
      '60%',
      'x',
      '0.6',
      'fte',
    ]);
    assert.deepEqual(words('- id: half-'), ['id', 'half-']);
    assert.deepEqual(words('owner: Pflegedienst Süd'), ['owner', 'Pflegedienst', 'Süd']);
  });

  // What Enter does at the end of a line, with two spaces an indent: the column at which the next line begins.
  const enters: readonly (readonly [line: string, column: number])[] = [
    ['items:', 2],
    ['items: # the work', 2],
    ['  - id: a', 4],
    ['  - title: x: y', 4],
    ['  - title: "quoted"', 4],
    ['  -  id: a', 4],
    ['  - measures:', 6],
    ['  - description: |', 6],
    ['    description: >-', 6],
    ['    description: &d |', 6],
    ['    track: operational', 4],
    ['    - standard work', 4],
    ['  - {id: a}', 2],
    ['    # note:', 4],
    ['    title: Time: the essence', 4],
    ['', 0],
  ];
  for (const [line, column] of enters) {
    it(`goes to column ${column} after ${JSON.stringify(line)}`, () => {
      const rule = configuration.onEnterRules.find(({ beforeText }) => new RegExp(beforeText).test(line));
      const here = /^ */.exec(line)?.[0].length ?? 0;
      const indent = rule?.action.indent === 'indent' ? 2 : 0;
      assert.equal(here + indent + (rule?.action.appendText?.length ?? 0), column);
    });
  }

  it('folds between region marks', () => {
    const { start, end } = configuration.folding.markers;
    assert.match('  # region Emergency', new RegExp(start));
    assert.match('  #endregion', new RegExp(end));
    assert.doesNotMatch('# regional work', new RegExp(start));
  });

  it('indents after a key without value and an open bracket', () => {
    const { increaseIndentPattern, decreaseIndentPattern } = configuration.indentationRules;
    for (const line of ['items:', '    goals: [', '  x: {'])
      assert.match(line, new RegExp(increaseIndentPattern));
    for (const line of ['title: x', '# note:', 'goals: [a]'])
      assert.doesNotMatch(line, new RegExp(increaseIndentPattern));
    assert.match('  ]', new RegExp(decreaseIndentPattern));
  });
});
