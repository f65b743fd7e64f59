/** Scalars, days, quotes, text maps and ignore comments: tables, and laws over texts at random. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { readIgnores } from '../../server/src/core/language/ignores.ts';
import * as scalars from '../../server/src/core/language/scalars.ts';
import { civil, dayOf, daysInMonth, isoDay, localToday } from '../../server/src/core/text/days.ts';
import { quoted, scalarOf } from '../../server/src/core/yaml/quote.ts';
import { sourceSpan, textMap } from '../../server/src/core/yaml/text-map.ts';
import { asYamlReads, yamlOptions } from '../../server/src/core/yaml/yaml.ts';
import { runs } from '../support/runs.ts';

/** Texts as people write them and as they do not. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      ' ',
      '  ',
      ':',
      ': ',
      '#',
      ' #',
      '-',
      '- ',
      '"',
      "'",
      '\\',
      '\n',
      '\n\n',
      '\t',
      '{',
      '}',
      '[',
      ']',
      ',',
      '&',
      '*',
      '!',
      '%',
      '@',
      '`',
      '|',
      '>',
      '?',
      '🚂',
      'é',
      '\u00a0',
      '\u0007',
      '\u2028',
      '~',
      '0',
      '.',
    ),
    maxLength: 12,
  }),
  fc.constantFrom(
    '',
    ' ',
    'null',
    'true',
    '007',
    '1.0',
    '---',
    '...',
    '<<',
    '=',
    '- x',
    'a: b',
    '# x',
    '%YAML',
    '\ufeffx',
    'a\r\nb',
    '\r',
    '\u0000',
  ),
);

describe('days', () => {
  test('count from 1970 on, in both directions, through leap years', () => {
    assert.equal(dayOf(1970, 1, 1), 0);
    assert.equal(dayOf(1969, 12, 31), -1);
    assert.equal(isoDay(dayOf(2000, 2, 29)), '2000-02-29');
    assert.equal(dayOf(1900, 3, 1) - dayOf(1900, 2, 28), 1);
    assert.equal(dayOf(99, 1, 1) - dayOf(98, 1, 1), 365);
    assert.deepEqual(
      [2024, 2027, 1900, 2000].map((year) => daysInMonth(year, 2)),
      [29, 28, 28, 29],
    );
    assert.equal(daysInMonth(2027, 12), 31);
  });
  test('today is that of the local clock', () => {
    assert.equal(localToday(new Date(2027, 2, 28, 23, 59)), dayOf(2027, 3, 28));
    assert.equal(localToday(new Date(2027, 2, 28, 0, 0)), dayOf(2027, 3, 28));
  });
  test('civil parts lead back to the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 12, 31) }), (day) => {
        const { year, month, day: of } = civil(day);
        assert.equal(dayOf(year, month, of), day);
        assert.deepEqual(scalars.readDate(isoDay(day)), { ok: true, value: { first: day, last: day } });
      }),
      runs(500),
    );
  });
});

describe('quotes', () => {
  const back = (source: string): unknown => {
    const document = parseDocument(source, yamlOptions);
    assert.deepEqual(document.errors, [], source);
    return document.toJS();
  };
  test('a text in quotes reads back the same, in block and in flow style', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = quoted(text);
        assert.ok(!/[\r\n]/.test(source));
        assert.deepEqual(back(`items:\n  - a: ${source}\n    b: x\n`), { items: [{ a: text, b: 'x' }] });
        assert.deepEqual(back(`{a: ${source}, b: [${source}, x]}`), { a: text, b: [text, 'x'] });
      }),
      runs(500),
    );
  });
  test('so does a scalar written as plainly as it can be, as a value, in a list and as a key', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const block = scalarOf(text);
        assert.deepEqual(back(`items:\n  - a: ${block}\n    b: x\n  - ${block}\n`), {
          items: [{ a: text, b: 'x' }, text],
        });
        const flow = scalarOf(text, true);
        assert.deepEqual(back(`{a: ${flow}, b: [${flow}, ${flow}]}`), { a: text, b: [text, text] });
        assert.ok(!/[\r\n]/.test(block + flow));
      }),
      runs(500),
    );
  });
  test('plain text stays plain', () => {
    for (const text of ['Cut waiting', '12k', 'on-track', 'A & B', '50 %', "It's so", 'Köln', 'a#b'])
      assert.equal(scalarOf(text), text);
    for (const text of ['a: b', '- a', '@x', '%', '*x', '&x', '!x', ' a', 'a ', '', 'a #b', '"a', '[a', 'a:'])
      assert.match(scalarOf(text), /^["']/, text);
    for (const text of ['a, b', 'a]', '{a']) assert.match(scalarOf(text, true), /^["']/, text);
  });
});

describe('text maps', () => {
  const words = fc.array(
    fc.constantFrom('nurse', 'door', 'é', '🚂', 'x', "it's", 'a-b', '50%', 'say "hi"', 'C:\\x', 'tab\tin'),
    { minLength: 1, maxLength: 6 },
  );
  const prose = fc.array(
    words.map((list) => list.join(' ')),
    { minLength: 1, maxLength: 5 },
  );
  const eols = fc.constantFrom('\n', '\r\n', '\r');

  /** A source in a style, as somebody may write it. */
  const styled: fc.Arbitrary<string> = fc
    .record({
      lines: prose,
      style: fc.constantFrom('plain', 'single', 'double', 'escaped', '|', '>', '|+', '>-', '|2', '>2'),
      gap: fc.nat(2),
      deep: fc.nat(2),
      eol: eols,
    })
    .map(({ lines, style, gap, deep, eol }) => {
      const blank = '\n'.repeat(gap);
      const joint = `\n${blank}      `;
      const value =
        style === 'plain'
          ? lines.map((line) => line.replaceAll('"', '')).join(joint)
          : style === 'single'
            ? `'${lines.join(joint).replaceAll("'", "''")}'`
            : style === 'double'
              ? `"${lines.map((line) => line.replaceAll('\\', '\\\\').replaceAll('"', '\\"')).join(gap === 1 ? '\\\n      ' : joint)}"`
              : style === 'escaped'
                ? JSON.stringify(lines.join('\n'))
                    .replaceAll('é', '\\u00e9')
                    .replaceAll('🚂', '\\U0001F682')
                    .replaceAll('x', '\\x78')
                : `${style}\n${lines.map((line, i) => `      ${' '.repeat(i % 2 === 1 ? deep : 0)}${line}\n${blank}`).join('')}`;
      return `- id: a\n  title: ${style.includes('2') ? value.replaceAll('\n      ', '\n    ') : value}\n  end: 2027\n`.replaceAll(
        '\n',
        eol,
      );
    });

  test('every character leads to itself in the source, in every style', () => {
    fc.assert(
      fc.property(styled, (written) => {
        const source = asYamlReads(written);
        const document = parseDocument(source, yamlOptions);
        if (document.errors.length > 0) return;
        const list = document.contents;
        const entry = isSeq(list) ? list.items[0] : null;
        const node = isMap(entry) ? entry.get('title', true) : null;
        assert.ok(isScalar(node) && node.range);
        const value = String(node.value);
        const span = { start: node.range[0], end: node.range[1] };
        const map = textMap(written, span, value);
        let last = span.start - 1;
        for (let i = 0; i < value.length; i++) {
          const at = map(i);
          const c = value[i] as string;
          assert.ok(at >= last, `goes back at ${i} of ${JSON.stringify(value)}: ${JSON.stringify(source)}`);
          assert.ok(at >= span.start && at < span.end, 'within the scalar');
          last = at;
          if (/\s/.test(c) || (source[at] === '\\' && node.type === 'QUOTE_DOUBLE')) continue;
          assert.equal(source[at], c, `${i} of ${JSON.stringify(value)} in ${JSON.stringify(source)}`);
        }
        assert.ok(map(value.length) <= source.length);
        // And a word leads to the word.
        for (const match of value.matchAll(/[a-z]{3,}/g)) {
          const found = sourceSpan(written, map, { start: match.index, end: match.index + match[0].length });
          if (!source.slice(found.start, found.end).includes('\\'))
            assert.equal(source.slice(found.start, found.end), match[0]);
        }
      }),
      runs(500),
    );
  });
});

describe('ignore comments', () => {
  const nowhere = (): boolean => false;
  const read = (text: string): unknown[] =>
    readIgnores(text, nowhere).map(({ rules, fileWide, reason, until, covers }) => ({
      rules: rules.map(({ name }) => name).join(' '),
      ...(fileWide ? { fileWide } : {}),
      ...(reason === '' ? {} : { reason }),
      ...(until === undefined ? {} : { until: until.date === 'bad' ? 'bad' : isoDay(until.date.last) }),
      ...(covers === undefined ? {} : { covers: text.slice(covers.start, covers.end) }),
    }));
  test('rules, reason, date', () => {
    assert.deepEqual(read('# twotrack-ignore a, b: why: because\nkey: 1\n'), [
      { rules: 'a b', reason: 'why: because', covers: 'key: 1' },
    ]);
    assert.deepEqual(read('# twotrack-ignore a b\nkey: 1\n'), [{ rules: 'a b', covers: 'key: 1' }]);
    assert.deepEqual(read('#twotrack-ignore a until 2027-06-30: x\nkey: 1\n'), [
      { rules: 'a', reason: 'x', until: '2027-06-30', covers: 'key: 1' },
    ]);
    assert.deepEqual(read('# twotrack-ignore a until 2027-06: x\nkey: 1\n'), [
      { rules: 'a', reason: 'x', until: '2027-06-30', covers: 'key: 1' },
    ]);
    assert.deepEqual(read('# twotrack-ignore a until soon: x\nkey: 1\n'), [
      { rules: 'a', reason: 'x', until: 'bad', covers: 'key: 1' },
    ]);
    assert.deepEqual(read('# twotrack-ignore-file a: x\nkey: 1\n'), [
      { rules: 'a', fileWide: true, reason: 'x', covers: 'key: 1' },
    ]);
  });
  test('what is none', () => {
    for (const text of [
      '# twotrack-ignored a: x\n',
      '# twotrack-ignore-files a: x\n',
      'twotrack-ignore a: x\n',
      '# see twotrack-ignore a: x\n',
      '# # twotrack-ignore a: x\n',
    ])
      assert.deepEqual(read(text), [], text);
    assert.deepEqual(
      readIgnores('a: |\n  # twotrack-ignore a: x\n', () => true),
      [],
    );
  });
  test('covers the key or entry below, to the end of its value', () => {
    assert.deepEqual(read('# twotrack-ignore a: x\n# more\n- id: a\n  b: 1\n\n  c: 2\n# end\n'), [
      { rules: 'a', reason: 'x', covers: '- id: a\n  b: 1\n\n  c: 2' },
    ]);
    assert.deepEqual(read('- id: a\n  # twotrack-ignore a: x\n  goals:\n  - b\n  - c\n  d: 1\n'), [
      { rules: 'a', reason: 'x', covers: 'goals:\n  - b\n  - c' },
    ]);
    assert.deepEqual(read('# twotrack-ignore a: x\nitems:\n  - id: a\n'), [
      { rules: 'a', reason: 'x', covers: 'items:' },
    ]);
    assert.deepEqual(read('# twotrack-ignore a: x\n\nkey: 1\n'), [{ rules: 'a', reason: 'x' }]);
    assert.deepEqual(read('key: 1\n# twotrack-ignore a: x\n'), [{ rules: 'a', reason: 'x' }]);
  });
  test('CRLF and lone CR', () => {
    for (const eol of ['\r\n', '\r'])
      assert.deepEqual(read(['# twotrack-ignore a: x', 'key:', '  - 1', 'other: 2', ''].join(eol)), [
        { rules: 'a', reason: 'x', covers: `key:${eol}  - 1` },
      ]);
  });
});
