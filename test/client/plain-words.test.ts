/** Words that people read go through `vscode.l10n`: no literal of the client bypasses it. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../client/src', import.meta.url));

/** Comments first, so that what stands in them is not taken for code; then quoted text, then templates. */
const tokens = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

/** What stands right before a literal that nobody reads, or that is on its way to a translator. */
const passes = [
  /l10n\.t\(\s*$/,
  // For the log and for those who read a stack.
  /(?:output\.(?:info|warn|error|debug|trace)|new Error|Promise\.reject\(new Error)\(\s*$/,
  // Policies, selectors, paths and style of the page; names of keys in the state.
  /(?:from|import)\s*$/,
  // Classes of an element, and what tells a fence of Markdown apart.
  /\bclass: $|Fence = $/,
];

/** Literals with two words or more, or with one that begins a sentence, that are no markup, selector, path or policy. */
function wordsIn(literal: string): boolean {
  const text = literal.slice(1, -1).replace(/\$\{[^}]*\}/g, ' ');
  if (/^\s*<|^[.#[]|[<>{}=;]|'none'|data:|^[MmLlHhVv]\d|^[a-z-]+(?:[A-Z]\w*)*$/.test(text)) return false;
  return /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text) || /^[A-Z][a-z]+(?:…|\.)?$/.test(text);
}

/** Names and keys that look like words: of the product, of keys of the keyboard, of DOM types. */
const names = new Set(
  'Twotrack Enter Shift Escape Esc Home End ArrowLeft ArrowRight ArrowUp ArrowDown FileNotFound NoPermissions Unavailable'.split(
    ' ',
  ),
);

async function literals(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const file of await readdir(source, { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const code = await readFile(join(source, file), 'utf8');
    for (const match of code.matchAll(tokens)) {
      const [literal] = match;
      if (literal.startsWith('/') || !wordsIn(literal) || names.has(literal.slice(1, -1))) continue;
      const before = code.slice(Math.max(0, match.index - 60), match.index);
      if (!passes.some((pass) => pass.test(before))) found.push(`${file}: ${literal}`);
    }
  }
  return found;
}

test('no words that people read bypass vscode.l10n', async () => {
  assert.deepEqual(await literals(), []);
});

test('a literal that people would read is seen', () => {
  for (const literal of ["'Nothing was changed'", '`Move the items`', "'Operational'", "'Go…'"])
    assert.ok(wordsIn(literal), literal);
  for (const literal of ["'set-track'", "'.item[data-id]'", "'twotrack.refresh'", "'image/png'"])
    assert.ok(!wordsIn(literal), literal);
});

test('the page of the picture says nothing of its own', async () => {
  const code = await readFile(join(source, 'two-paths/html.ts'), 'utf8');
  const markup = [...code.matchAll(/`\s*<[^`]*`/g)].map(([text]) => text.replace(/\$\{[^}]*\}/g, ''));
  assert.ok(markup.length > 1);
  for (const text of markup) {
    assert.doesNotMatch(text.slice(1, -1).replace(/<[^>]*>/g, ''), /[A-Za-z]{2}/);
    for (const [, value = ''] of text.matchAll(/ (?:title|aria-label|placeholder|alt)="([^"]*)"/g))
      assert.doesNotMatch(value.replace('Shift', ''), /[A-Za-z]{2}/);
  }
});
