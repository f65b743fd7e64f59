/**
 * The laws of fixes over every suite of the rules, laid out as other people would write it: comments in other places,
 * other quotes, other line breaks.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import fc from 'fast-check';
import { applyFix, check, editsOf, type Found, type Texts } from '../support/check.ts';
import { textsOf } from '../support/compare.ts';
import { type Case, parseSuite } from '../support/literate.ts';
import { runs } from '../support/runs.ts';

/** The same layouts at every change. */
const layoutsTried = runs(200, 20_270_915);

const cases: readonly Case[] = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.md'))
  .sort()
  .flatMap((file) => parseSuite(readFileSync(join(import.meta.dirname, file), 'utf8')));

/** Where notes go and how lines end. Numbers from 0 to 1 choose a line of the file as it then is. */
interface Layout {
  readonly above: readonly number[];
  readonly beside: readonly number[];
  readonly blank: readonly number[];
  readonly quoted: readonly number[];
  readonly crlf: boolean;
}

const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const places = fc.array(part, { maxLength: 4 });
const layouts: fc.Arbitrary<Layout> = fc.record({
  above: places,
  beside: places,
  blank: places,
  quoted: places,
  crlf: fc.boolean(),
});

/** A line `key: words`, of which a note or quotes change nothing; no block scalar's header, no flow, no anchor. */
const PLAIN = /^( *(?:- )?[a-z-]+: )([\p{L}\d][\p{L}\d .-]*)$/u;

function laidOut(text: string, { above, beside, blank, quoted, crlf }: Layout): string {
  const lines = text.replace(/\n$/, '').split('\n');
  let notes = 0;
  const at = (where: number): number => Math.floor(where * lines.length);
  for (const where of quoted) {
    const match = PLAIN.exec(lines[at(where)] ?? '');
    if (match !== null) lines[at(where)] = `${match[1]}"${match[2]}"`;
  }
  for (const where of beside) {
    if (PLAIN.test(lines[at(where)] ?? '')) lines[at(where)] += ` # note ${notes++}`;
  }
  for (const where of above) {
    const line = lines[at(where)] ?? '';
    // Not between an ignore comment and what it is for.
    if (!PLAIN.test(line) || lines[at(where) - 1]?.includes('twotrack-ignore')) continue;
    lines.splice(at(where), 0, `${/^ */.exec(line)?.[0]}# note ${notes++}`);
  }
  for (const where of blank) {
    if (PLAIN.test(lines[at(where)] ?? '') && !lines[at(where) - 1]?.includes('twotrack-ignore'))
      lines.splice(at(where), 0, '');
  }
  return lines.map((line) => line + (crlf ? '\r\n' : '\n')).join('');
}

const rulesOf = (found: readonly Found[]): string =>
  found
    .map(({ file, placed }) => `${file} ${placed.rule}`)
    .sort()
    .join('\n');
const notesOf = (texts: Texts): readonly string[] =>
  Object.values(texts)
    .join('\n')
    .match(/# note \d+/g) ?? [];
const errorsOf = (found: readonly Found[]): number =>
  found.filter(({ placed }) => placed.severity === 'error').length;

it('a fix removes its finding, adds no error, keeps every comment and line break, whatever the layout', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.nat(cases.length - 1),
      fc.array(layouts, { minLength: 4, maxLength: 4 }),
      part,
      async (index, looks, choice) => {
        const one = cases[index] as Case;
        const plain = textsOf(one.files);
        const texts: Texts = Object.fromEntries(
          Object.entries(plain).map(([name, text], i) => [
            name,
            laidOut(text, looks[i % looks.length] as Layout),
          ]),
        );
        const before = await check(texts, one.today);
        // Where the layout is what some rule is about, the case has become another.
        if (rulesOf(before) !== rulesOf(await check(plain, one.today))) return;
        const offers = before.flatMap((found) => found.placed.fixes.map((fix) => ({ found, fix })));
        const offer = offers[Math.floor(choice * offers.length)];
        if (offer === undefined) return;
        const { found, fix } = offer;
        tried++;
        const what = `“${fix.title}” of ${found.placed.rule} at ${found.file}:${found.range.start.line + 1}`;
        const fixed = applyFix(texts, found, fix);
        const after = await check(fixed, one.today);
        const count = (all: readonly Found[]): number =>
          all.filter(({ placed }) => placed.rule === found.placed.rule).length;
        assert.ok(count(after) < count(before), `${what} leaves its finding`);
        assert.ok(errorsOf(after) <= errorsOf(before), `${what} adds an error`);
        const edits = editsOf(found, fix);
        const removed = edits.map(({ uri, span }) => {
          const text = Object.entries(texts).find(([name]) => uri.endsWith(`/${name}`))?.[1] ?? '';
          return text.slice(span.start, span.end);
        });
        const lost = notesOf(texts).filter((note) => !notesOf(fixed).includes(note));
        // A line that goes as a whole takes the note beside it along; nothing else may.
        for (const note of lost)
          assert.ok(
            removed.some((gone) =>
              gone.split(/\r?\n/).some((line) => /\S.*# note/.test(line) && line.endsWith(note)),
            ),
            `${what} loses “${note}”`,
          );
        for (const [name, text] of Object.entries(fixed)) {
          const was = texts[name] ?? '';
          if (was.includes('\r\n') && !/(?<!\r)\n/.test(was))
            assert.doesNotMatch(text, /(?<!\r)\n/, `${what} breaks lines in another way`);
          if (!was.includes('\r')) assert.ok(!text.includes('\r'), `${what} breaks lines in another way`);
        }
      },
    ),
    layoutsTried,
  );
  assert.ok(tried > layoutsTried.numRuns / 10, `only ${tried} fixes tried`);
});
