/** Extracts the contents of a document with absolute offsets, to compare two ways of parsing the same text. */

import { Analysis } from '../../server/src/analysis/analysis.ts';
import type { Document } from '../../server/src/core/document/document.ts';
import { readingOf } from '../../server/src/core/document/read-block.ts';
import { Portfolio } from '../../server/src/core/model/portfolio.ts';
import { rules } from '../../server/src/rules/index.ts';
import { english } from '../../server/src/traits/pack/en/english.ts';

export interface Contents {
  readonly entries: unknown;
  readonly keys: unknown;
  readonly ignores: unknown;
  readonly findings: readonly { readonly rule: string; readonly start: number; readonly end: number }[];
}

/** Returns entries, top-level keys, ignore comments and findings of a document, checked on its own by all rules. */
export function contentsOf(document: Document, today: number): Contents {
  const portfolio = new Portfolio('file:///case');
  portfolio.setFile(document);
  const analysis = new Analysis(portfolio, { rules, pack: english, onRuleError }, today);
  analysis.update();
  const entries: unknown[] = [];
  const keys: unknown[] = [];
  const ignores: unknown[] = [];
  const named = new Set<string>();
  document.blocks.forEach((block, i) => {
    const shift = document.startOf(i);
    const { entries: all, root, topKeys, ignores: comments } = readingOf(block);
    for (const entry of all) entries.push(absolute(entry, shift));
    for (const name of Object.keys(root?.keys ?? {})) {
      // If a key occurs twice, the first one counts.
      const value = ((root?.fields ?? {}) as Readonly<Record<string, unknown>>)[name];
      if (!named.has(name) && value !== undefined) keys.push({ name, value: absolute(value, shift) });
      named.add(name);
    }
    for (const key of topKeys) keys.push(absolute(key, shift));
    for (const comment of comments) ignores.push(absolute(comment, shift));
  });
  const findings = analysis.findings(document.uri).map((placed) => {
    const shift = document.startOf(document.indexOf(placed.block));
    return {
      rule: placed.rule,
      severity: placed.severity,
      start: placed.span.start + shift,
      end: placed.span.end + shift,
      message: placed.message,
      related: placed.related.map((place) => {
        const span = typeof place.span === 'function' ? place.span() : place.span;
        const block = place.ref?.block ?? placed.block;
        return {
          ...absolute({ start: span.start, end: span.end }, document.startOf(document.indexOf(block))),
          message: place.message,
        };
      }),
    };
  });
  return {
    entries: byPlace(entries),
    keys: byPlace(keys),
    ignores,
    findings: findings.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1)),
  };
}

const byPlace = (list: unknown[]): unknown[] => list.map((one) => JSON.stringify(one)).sort();

function absolute<T>(value: T, shift: number): T {
  if (Array.isArray(value)) return value.map((one: unknown) => absolute(one, shift)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [
      key,
      (key === 'start' || key === 'end') && typeof one === 'number' ? one + shift : absolute(one, shift),
    ]),
  ) as T;
}

function onRuleError(rule: string, error: unknown): never {
  throw new Error(`${rule} threw`, { cause: error });
}
