/** The playground: what it says of a text, what an address carries, and that the page can reach nothing. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { judged, MAX_LENGTH, splitOf } from '../playground/engine.ts';
import { examples } from '../playground/examples.ts';
import { fragmentOf, textOf } from '../playground/share.ts';
import { root } from '../scripts/run.ts';
import { dayOf } from '../server/src/core/text/days.ts';
import { runs } from './support/runs.ts';

const TODAY = dayOf(2026, 11, 29);
const show = (text: string) => judged(text, TODAY, 900);

describe('the playground', () => {
  it('makes a portfolio of a list, with what its titles say', () => {
    const { kind, text, rows, notes, picture } = show(
      'Hi all,\n\n- Cut the wait in triage from 22 to 10 minutes by March\n- Open a clinic in a new region before summer\n',
    );
    assert.equal(kind, 'list');
    assert.match(text, /end: 2027-03\n {4}measures: \[\{name: wait in triage, baseline: 22/);
    assert.deepEqual(
      rows.map(({ verdict }) => verdict),
      ['operational', 'strategic'],
    );
    assert.equal(rows[0]?.runs.map((run) => run.text).join(''), rows[0]?.title);
    assert.ok(rows[0]?.runs.some(({ pole }) => pole === 'operational'));
    assert.ok(
      notes.some((note) => note.includes('Hi all')) && notes.some((note) => note.includes('before summer')),
    );
    assert.match(picture?.html ?? '', /<svg/);
  });

  it('says of a title that stands twice that it is there, and names no file: the page has none', () => {
    const { notes } = show(
      '- Cut the wait in triage from 22 to 10 minutes\n- Open a clinic in a new region\n- Cut the wait in triage from 22 to 10 minutes\n',
    );
    assert.ok(
      notes.some((note) => note.includes('An item of this title is already there.')),
      notes.join('\n'),
    );
    assert.ok(!notes.some((note) => note.includes('playground.portfolio')));
  });

  it('marks whole words of a title, where the same letters stand within another before them', () => {
    const [row] = show('- Limestone and stone\n- Cut the wait in triage\n').rows;
    assert.deepEqual(
      row?.runs.map(({ text, pole }) => [text, pole !== null]),
      [
        ['Limestone and ', false],
        ['stone', true],
      ],
    );
  });

  it('judges a portfolio, finds what a check would, and splits what is mixed', () => {
    const source = examples.find(({ id }) => id === 'example-portfolio')?.text ?? '';
    const { kind, text, rows, findings } = show(source);
    assert.deepEqual([kind, text], ['portfolio', source]);
    const mixed = rows.find(({ verdict }) => verdict === 'mixed');
    assert.ok(findings.some(({ code }) => code === 'mixed-traits'));
    const done = splitOf(text, mixed?.id ?? '', TODAY);
    assert.ok(!('refused' in done));
    assert.equal(show(done.text).rows.length, rows.length + 1);
    assert.equal([...done.halves.matchAll(/^ {2}- id: /gm)].length, 2);
  });

  it('has an answer to every text', () => {
    assert.equal(show('').kind, 'nothing');
    assert.match(show('x'.repeat(MAX_LENGTH + 1)).notes[0] ?? '', /twotrack classify/);
    for (const text of [
      'items: [',
      '{',
      '"',
      '- - -',
      'a\tb\n1\t2\n',
      'items:\n  - id: <img src=x onerror=alert(1)>\n',
    ])
      assert.doesNotMatch(show(text).picture?.html ?? '', /<img/);
  });

  it('carries any text in an address and back, and takes nothing else for one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => {
        // What is no character on its own has no bytes either.
        const text = new TextDecoder().decode(new TextEncoder().encode(source)).replace(/^\uFEFF/, '');
        assert.equal(textOf(`#${fragmentOf(text)}`), text);
      }),
      runs(100),
    );
    for (const odd of ['', '#', '#t=', '#t=%', '#t=AAAA', '#x=AAAA', '#t=____'])
      assert.equal(textOf(odd) ?? '', '');
    // A few bytes that claim to be a great deal.
    assert.equal(textOf(`#${fragmentOf('a'.repeat(MAX_LENGTH * 5))}`), null);
  });

  it('is one file that may run its own script and reach nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'twotrack-playground-'));
    try {
      execFileSync(process.execPath, ['scripts/playground.ts', `--to=${folder}`], { cwd: root });
      const html = await readFile(join(folder, 'index.html'), 'utf8');
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
      for (const part of [
        "default-src 'none'",
        "connect-src 'none'",
        "form-action 'none'",
        "script-src 'sha256-",
      ])
        assert.ok(policy.includes(part), part);
      assert.doesNotMatch(policy, /https?:|unsafe-eval|script-src[^;]*unsafe-inline/);
      assert.doesNotMatch(html.slice(0, html.indexOf('<script>')), /\b(?:src|href)=/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
