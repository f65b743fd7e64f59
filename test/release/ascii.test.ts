/** A bundle in ASCII means what it meant, in strings, templates and regular expressions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inAscii } from '../../scripts/ascii.mjs';

const code = `
const t = (strings, ...values) => strings.map((each, at) => each + (values[at] ?? '')).join('');
const größe = 3;
return [
  'a “quoted” word', "naïve \\u2019’", t\`\${größe} of ‘them’ — 😀\`, \`plain … \\\\’\`,
  'x–y—z'.split(/[–—]/), '😀!'.match(/^😀/u)?.[0], '€5'.match(/^(?<money>[€£])/)?.groups?.money,
];`;

const resultOf = (text: string): unknown => new Function(text)();

test('a script means the same in ASCII', () => {
  const ascii = inAscii(code);
  assert.match(ascii, /^[\0-\x7f]*$/);
  assert.deepEqual(resultOf(ascii), resultOf(code));
});

test('where an escape would mean something else, no bundle is written', () => {
  assert.throws(() => inAscii('/[\\–]/'), /A backslash stands before –/);
  assert.equal(inAscii('"\\\\–"'), '"\\\\\\u2013"');
});
