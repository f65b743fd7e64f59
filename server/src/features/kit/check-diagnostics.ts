/** Reports errors in house rule files as diagnostics. */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Range, Span } from '../../core/text/lines.ts';
import { rulePageUrl } from '../../manifest.ts';
import { HOUSE } from '../../rules/house/house-rules.ts';
import { BROKEN, houseChecksOf } from '../../rules/house/read-checks.ts';
import { type PositionEncoding, unitsIn } from '../../session/position-encoding.ts';
import type { Session } from '../../session/session.ts';
import { lspSeverity } from './diagnostics.ts';

/** Returns the diagnostics of a portfolio's house rule files by URI; empty lists for files without errors. */
export function checkDiagnostics(session: Session, portfolio: Portfolio): ReadonlyMap<string, Diagnostic[]> {
  const { checks } = portfolio.settings;
  const uriOf = (file: string): string =>
    `${portfolio.folder}/${file.split('/').map(encodeURIComponent).join('/')}`;
  const found = new Map(checks.map(({ name }) => [uriOf(name), [] as Diagnostic[]]));
  if (checks.length === 0) return found;
  const rule = `${HOUSE}${BROKEN}`;
  const severity = session.analysisOf(portfolio).settings.severity.get(rule);
  if (severity === 'off') return found;
  const texts = new Map(checks.map(({ name, text }) => [name, text]));
  for (const { file, span, message } of houseChecksOf(checks).problems)
    found.get(uriOf(file))?.push({
      range: rangeIn(texts.get(file) ?? '', span, session.encoding),
      severity: lspSeverity[severity ?? 'error'],
      source: 'twotrack',
      code: rule,
      codeDescription: { href: rulePageUrl(rule) },
      message,
    });
  return found;
}

/** Limits a range to its first line, so that a faulty check is not underlined from end to end. */
function rangeIn(text: string, { start, end }: Span, encoding: PositionEncoding): Range {
  const from = lineStart(text, start);
  const line = text.slice(0, from).split('\n').length - 1;
  const stop = /\r?\n|$/.exec(text.slice(start))?.index ?? 0;
  const last = Math.max(start, Math.min(end, start + stop));
  const at = (offset: number): number => unitsIn(encoding, text.slice(from, offset));
  return { start: { line, character: at(start) }, end: { line, character: at(last) } };
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
