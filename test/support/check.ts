/** Checks a portfolio given as texts in memory with all rules, and applies fixes. */
import { dirname } from 'node:path/posix';
import { Analysis } from '../../server/src/analysis/analysis.ts';
import type { Portfolio } from '../../server/src/core/model/portfolio.ts';
import { Workspace } from '../../server/src/core/model/workspace.ts';
import type { Day } from '../../server/src/core/text/days.ts';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import type { FileEdit } from '../../server/src/core/text/finding.ts';
import type { Range } from '../../server/src/core/text/lines.ts';
import { applyEdits } from '../../server/src/edits/text/apply-edits.ts';
import { rules as allRules } from '../../server/src/rules/index.ts';
import type { RuleFix } from '../../server/src/rules/kit/define-rule.ts';
import type { Placed } from '../../server/src/rules/kit/placed.ts';
import { english } from '../../server/src/traits/pack/en/english.ts';

/** Texts by path; paths may contain folders. */
export type Texts = Readonly<Record<string, string>>;

const HOME = 'file:///case';

/** A finding with path and range. */
export interface Found {
  readonly placed: Placed;
  readonly file: string;
  readonly range: Range;
  readonly portfolio: Portfolio;
}

/** Returns a file source of texts in memory below one folder. */
export function memoryFiles(texts: Texts): FileSource {
  const uris = Object.keys(texts).map((name) => `${HOME}/${name}`);
  return {
    find: (folder) => Promise.resolve(uris.filter((uri) => uri.startsWith(`${folder}/`))),
    list: (folder) =>
      Promise.resolve({ files: uris.filter((uri) => dirname(uri) === folder), last: folder === HOME }),
    read: (uri) => {
      const text = texts[uri.slice(HOME.length + 1)];
      return Promise.resolve(text === undefined ? null : { text });
    },
  };
}

/**
 * Returns all findings, ordered by file and position.
 * @param rules all rules by default
 * @throws the error of a rule that threw
 */
export async function check(texts: Texts, today: Day, rules = allRules): Promise<Found[]> {
  const workspace = new Workspace(memoryFiles(texts));
  await workspace.openFolder(HOME);
  const found: Found[] = [];
  for (const portfolio of workspace.portfolios.values()) {
    const analysis = new Analysis(portfolio, { rules, pack: english, onRuleError }, today);
    analysis.update();
    for (const document of portfolio.sorted) {
      for (const placed of analysis.findings(document.uri)) {
        const range = document.rangeIn(document.indexOf(placed.block), placed.span);
        found.push({ placed, file: document.uri.slice(HOME.length + 1), range, portfolio });
      }
    }
  }
  return found;
}

/** Returns the edits of a fix, in order, at absolute UTF-16 offsets. */
export function editsOf({ placed, portfolio }: Found, fix: RuleFix): FileEdit[] {
  const document = portfolio.files.get(placed.uri);
  if (document === undefined) throw new Error(`${placed.uri} is not there`);
  const own = fix.edits.map(({ span, text }) => ({
    uri: placed.uri,
    span: document.absolute(document.indexOf(placed.block), span),
    text,
  }));
  return [...own, ...(fix.elsewhere?.(portfolio) ?? [])];
}

/**
 * Returns the texts after a fix; snippets are applied with their default text.
 * @throws RangeError if edits overlap
 */
export function applyFix(texts: Texts, found: Found, fix: RuleFix): Texts {
  const after: Record<string, string> = { ...texts };
  const edits = editsOf(found, fix);
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    const name = uri.slice(HOME.length + 1);
    const own = edits
      .filter((edit) => edit.uri === uri)
      .map(({ span, text }) => ({ span, text: fix.snippet === true ? plainSnippet(text) : text }));
    after[name] = applyEdits(after[name] ?? '', own);
  }
  return after;
}

/** Replaces a snippet's placeholders with their default text. */
export function plainSnippet(text: string): string {
  return text
    .replace(/\$\{\d+\|([^,|}]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([$}\\])/g, '$1');
}

function onRuleError(rule: string, error: unknown): never {
  throw new Error(`${rule} threw`, { cause: error });
}
