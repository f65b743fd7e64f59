/** Mixed items on the border between the paths: whose names stand where, at widths from a laptop's half to a screen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf } from '../../server/src/report/facts/facts.ts';
import { twoPaths } from '../../server/src/report/two-paths/two-paths.ts';
import { hospital } from './fixtures/hospital.ts';
import { item } from './fixtures/make.ts';

const TITLES = [
  'Hospital at home and faster discharge',
  'Merge laboratory services and cut turnaround',
  'New theatre wing with daily huddles',
  'Electronic record and paper-free wards',
];

/** The words of the picture with mixed items that end on some days, at a width. */
function words(ends: readonly string[], width: number): readonly string[] {
  const mixed = ends.map((end, i) => {
    const title = `${TITLES[i % TITLES.length]}${i < TITLES.length ? '' : ` ${i}`}`;
    return item(`m${i}`, title, { verdict: 'mixed', status: 'active', start: '2027-03-01', end });
  });
  const rest = hospital.items.filter(({ verdict }) => verdict !== 'mixed');
  const facts = factsOf({ ...hospital, items: [...rest, ...mixed] });
  const { text } = twoPaths(facts, { width, interactive: true }).content;
  return [...text.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, said = '']) =>
    said.replaceAll(/<[^>]*>/g, ''),
  );
}

for (const width of [600, 680, 750, 820, 900])
  for (const [what, ends] of [
    ['close to each other', ['2027-12-01', '2027-12-10', '2027-12-20']],
    ['apart', ['2027-11-10', '2028-03-01', '2028-09-15']],
  ] as const)
    test(`three mixed items that end ${what} are named whole at ${width} px`, () => {
      const said = words(ends, width);
      // A name may stand in two lines.
      for (const title of TITLES.slice(0, 3)) assert.ok(said.join(' ').includes(title), said.join('; '));
    });

test('of a dozen mixed items the next ones are named, none of them cut, and all are counted', () => {
  const ends = Array.from(
    { length: 12 },
    (_, i) => `20${i < 3 ? 27 : 28}-${String(((i + 9) % 12) + 1).padStart(2, '0')}-05`,
  );
  for (const width of [600, 900]) {
    const said = words(ends, width);
    assert.ok(said.includes('12 mixed'), said.join('; '));
    const named = said.filter((each) => TITLES.includes(each));
    assert.ok(named.length >= 2, said.join('; '));
    assert.deepEqual(
      said.filter((each) => /…$/.test(each) && TITLES.some((title) => title.startsWith(each.slice(0, 5)))),
      [],
    );
  }
});

test('of forty mixed items, which are thinned out, none is named and all are counted', () => {
  const ends = Array.from({ length: 40 }, (_, i) => `2028-0${(i % 9) + 1}-10`);
  for (const width of [600, 900]) {
    const said = words(ends, width);
    assert.ok(said.includes('40 mixed'), said.join('; '));
    assert.ok(!said.some((each) => TITLES.some((title) => each.startsWith(title))), said.join('; '));
  }
});
