/**
 * Runs the TextMate grammar as VS Code does, and reads fixtures. In a fixture, a comment at the margin under a line
 * says what the marked columns of that line must be:
 *
 *     title: Reach #1
 *     #      ^^^^^^^^ string.unquoted
 *     #<---- entity.name.tag
 *     #      ^^^^^ !comment
 *
 * Carets mark the columns above them; `<` with hyphens marks the first columns, as many as there are hyphens. Several
 * scopes after one another must all be there; one after `!` must not. These comments are no part of the text.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

export const here = dirname(fileURLToPath(import.meta.url));
const grammarFile = join(here, '../../syntaxes/portfolio.tmLanguage.json');

/** Stands in for VS Code's Markdown grammar: enough to see where Markdown begins and ends. */
const markdown = {
  name: 'Markdown',
  scopeName: 'text.html.markdown',
  patterns: [
    { name: 'markup.bold.markdown', match: '\\*\\*[^*]+\\*\\*' },
    { name: 'markup.heading.markdown', match: '(?:^|\\G)#{1,6} .*$' },
    { name: 'markup.fenced.markdown', begin: '(?:^|\\G)```', end: '(?:^|\\G)```' },
  ],
  repository: {},
};

/** A token: its columns and all its scopes, the language's own first. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** Loads the grammar; the function it answers gives the tokens of each line. */
export async function loadGrammar(): Promise<(lines: readonly string[]) => readonly (readonly Token[])[]> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(await readFile(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      if (scope === 'source.portfolio')
        return textmate.parseRawGrammar(await readFile(grammarFile, 'utf8'), grammarFile);
      return scope === markdown.scopeName
        ? textmate.parseRawGrammar(JSON.stringify(markdown), 'md.json')
        : null;
    },
  });
  const grammar = await registry.loadGrammar('source.portfolio');
  if (grammar === null) throw new Error('the grammar was not found');
  return (lines) => {
    let stack = textmate.INITIAL;
    return lines.map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({ start: startIndex, end: endIndex, scopes }));
    });
  };
}

export interface Assertion {
  /** Line of the fixture that holds the assertion, from 1. */
  readonly at: number;
  /** Index into `lines`. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

/** Parts a fixture into its text and what is asserted of it. */
export function readFixture(text: string): {
  readonly lines: readonly string[];
  readonly assertions: readonly Assertion[];
} {
  const lines: string[] = [];
  const assertions: Assertion[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const match = /^#(?: *(\^+)|<(-+)) +(\S.*)$/.exec(line);
    if (match === null) {
      lines.push(line);
      continue;
    }
    const [, carets, hyphens, said = ''] = match;
    const start = carets === undefined ? 0 : line.indexOf('^');
    const end = start + (carets ?? hyphens ?? '').length;
    const scopes = said.split(/\s+/);
    const unwanted = scopes.filter((scope) => scope.startsWith('!')).map((scope) => scope.slice(1));
    const wanted = scopes.filter((scope) => !scope.startsWith('!'));
    assertions.push({ at: index + 1, line: lines.length - 1, start, end, wanted, unwanted });
  }
  return { lines, assertions };
}

/** Whether a scope is the one named or a special case of it. */
export function isA(scope: string, name: string): boolean {
  return scope === name || scope.startsWith(`${name}.`);
}
