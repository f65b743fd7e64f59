/** Rounds that two branches added to one entry: all of them stay, and no line of theirs is left for a merge to conflict on. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Sides, withoutRounds } from '../../server/src/edits/text/merge-rounds.ts';
import { runs } from '../support/runs.ts';
import { worldOf } from './world.ts';

const DAYS = ['2027-01-11', '2027-02', '2027-03-01', '2027-Q2'] as const;
const WHO = ['emergency', 'surgery', 'Night shift', 'digital'] as const;

interface Round {
  readonly to: string;
  readonly date: string;
  readonly proposal: string;
}
const round = (tag: string): fc.Arbitrary<Round> =>
  fc.record({
    to: fc.constantFrom(...WHO),
    date: fc.constantFrom(...DAYS),
    proposal: fc.nat(999).map((n) => `${tag} ${n}`),
  });
const rounds = (tag: string, minLength: number): fc.Arbitrary<Round[]> =>
  fc.uniqueArray(round(tag), { minLength, maxLength: 4, selector: (each) => JSON.stringify(each) });

type Layout = 'lines' | 'braces' | 'brackets';
const layouts = fc.constantFrom<Layout[]>('lines', 'braces', 'brackets');

function listed(all: readonly Round[], layout: Layout): string {
  if (all.length === 0) return '';
  const parts = all.map(({ to, date, proposal }) => [
    'from: Board',
    `to: ${to}`,
    `date: ${date}`,
    `proposal: ${proposal}`,
  ]);
  if (layout === 'brackets')
    return `    catchball: [${parts.map((part) => `{${part.join(', ')}}`).join(', ')}]\n`;
  const lines = parts.map((part) =>
    layout === 'braces' ? `      - {${part.join(', ')}}\n` : `      - ${part.join('\n        ')}\n`,
  );
  return `    catchball:\n${lines.join('')}`;
}
const fileOf = (list: string, title = 'Quick care'): string =>
  `# Of the ward\nitems:\n  - id: other\n    title: Other\n  - id: quick\n    title: ${title} # short\n${list}    tags: [a, b]\n`;

const namesIn = (text: string): string[] =>
  (worldOf({ 'a.portfolio': text }).view('quick').fields.catchball?.items ?? []).map(({ fields }) =>
    [fields.to?.text, fields.date?.text, fields.proposal?.text].join('|'),
  );
const nameOf = ({ to, date, proposal }: Round): string => [to, date, proposal].join('|');

describe('rounds of both sides', () => {
  it('stay, each once, in one order whoever merges; nothing else of the file changes', () => {
    fc.assert(
      fc.property(
        rounds('Old', 0),
        rounds('Mine', 1),
        rounds('Theirs', 1),
        layouts,
        (old, mine, theirs, layout) => {
          const sides: Sides = {
            base: fileOf(listed(old, layout)),
            ours: fileOf(listed([...old, ...mine], layout)),
            theirs: fileOf(listed([...old, ...theirs], layout)),
          };
          const marked = withoutRounds(sides);
          // Nothing is left to merge by lines.
          assert.equal(marked.ours, marked.base);
          assert.equal(marked.theirs, marked.base);
          const merged = marked.back(marked.base);
          const all = [...old, ...mine, ...theirs].map(nameOf);
          assert.deepEqual(namesIn(merged).sort(), all.sort());
          assert.deepEqual(namesIn(merged).slice(0, old.length), old.map(nameOf));
          assert.equal(merged.replace(/ {4}catchball[\s\S]*(?= {4}tags)/, ''), fileOf(''));
          const turned = withoutRounds({ ...sides, ours: sides.theirs, theirs: sides.ours });
          assert.equal(turned.back(turned.base), merged);
          // Merged once more with one of its sides, nothing comes twice.
          const again = withoutRounds({ base: sides.ours, ours: merged, theirs: sides.ours });
          assert.equal(again.back(again.ours), merged);
        },
      ),
      runs(60),
    );
  });

  it('may be answered on one side and followed by another round on the other; comments stay', () => {
    const base = fileOf(
      '    catchball: # since spring\n      # As the board put it.\n      - from: Board\n        to: surgery\n        date: 2027-01-11\n        proposal: Ten # firm\n',
    );
    const answer = '        proposal: Ten # firm\n        answer: |\n          Twelve\n          at most\n';
    const next =
      '      # Asked for twice.\n      - {from: Board, to: digital, date: 2027-02-01, proposal: A screen}\n';
    const marked = withoutRounds({
      base,
      ours: base.replace('    tags', `${next}    tags`),
      theirs: base.replace('        proposal: Ten # firm\n', answer),
    });
    assert.equal(
      marked.back(marked.ours),
      base.replace('        proposal: Ten # firm\n', answer).replace('    tags', `${next}    tags`),
    );
  });

  it('are left to people where one side took one out, or both changed the same', () => {
    const one = { to: 'surgery', date: '2027-01-11', proposal: 'Ten' };
    const two = { to: 'digital', date: '2027-02', proposal: 'A screen' };
    const base = fileOf(listed([one], 'lines'));
    const said = (words: string): string => base.replace('    tags', `        answer: ${words}\n    tags`);
    for (const [ours, theirs] of [
      [fileOf(listed([two], 'lines')), fileOf(listed([one, two], 'lines'))],
      [said('Twelve'), said('Eleven')],
    ] as const) {
      const marked = withoutRounds({ base, ours, theirs });
      assert.deepEqual([marked.base, marked.ours, marked.theirs], [base, ours, theirs]);
    }
  });

  it('come back into both sides of a conflict around them', () => {
    const base = fileOf('');
    const mine = listed([{ to: 'surgery', date: '2027-01-11', proposal: 'Ten' }], 'lines');
    const theirs = listed([{ to: 'digital', date: '2027-02', proposal: 'A screen' }], 'lines');
    const marked = withoutRounds({
      base,
      ours: fileOf(mine, 'Fast care'),
      theirs: fileOf(theirs, 'Swift care'),
    });
    const conflict = `<<<<<<< ours\n${marked.ours}=======\n${marked.theirs}>>>>>>> theirs\n`;
    const both = marked.back(conflict);
    assert.equal(both.match(/proposal: Ten/g)?.length, 2);
    assert.equal(both.match(/proposal: A screen/g)?.length, 2);
  });

  it('are merged by line breaks of Windows, in an entry on one line, and beside aliases not at all', () => {
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    const one = { to: 'surgery', date: '2027-01-11', proposal: 'Ten' };
    const two = { to: 'digital', date: '2027-02', proposal: 'A screen' };
    const sides = {
      base: windows(fileOf('')),
      ours: windows(fileOf(listed([one], 'lines'))),
      theirs: windows(fileOf(listed([two], 'lines'))),
    };
    const marked = withoutRounds(sides);
    assert.equal(marked.back(marked.ours), windows(fileOf(listed([one, two], 'lines'))));
    const line = (more: string): string =>
      `items:\n  - {id: quick, title: Quick, catchball: [{from: A, to: B, date: 2027, proposal: C}${more}]}\n`;
    const short = withoutRounds({
      base: line(''),
      ours: line(', {from: A, to: D, date: 2028, proposal: C}'),
      theirs: line(', {from: A, to: E, date: 2028, proposal: C}'),
    });
    assert.equal(
      short.back(short.theirs),
      line(', {from: A, to: D, date: 2028, proposal: C}, {from: A, to: E, date: 2028, proposal: C}'),
    );
    const shared = (list: string): string => fileOf(list.replace('catchball:', 'catchball: &all'));
    const kept = {
      base: shared(''),
      ours: shared(listed([one], 'lines')),
      theirs: shared(listed([two], 'lines')),
    };
    assert.equal(withoutRounds(kept).ours, kept.ours);
  });
});
