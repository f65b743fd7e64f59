/** Reports problems in files beside a portfolio, of house rules and of mappings of sheets, as diagnostics. */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Range, Span } from '../../core/text/lines.ts';
import type { Problem } from '../../core/yaml/node-reader.ts';
import { rulePageUrl } from '../../manifest.ts';
import { brokenMapping } from '../../rules/broken-mapping.ts';
import { HOUSE } from '../../rules/house/house-rules.ts';
import { BROKEN, houseChecksOf } from '../../rules/house/read-checks.ts';
import { type PositionEncoding, unitsIn } from '../../session/position-encoding.ts';
import type { Session } from '../../session/session.ts';
import { lspSeverity } from './diagnostics.ts';

/** A file beside the portfolio files, with the problems in it, and the rule that reports them. */
interface BesideFile {
  readonly uri: string;
  readonly text: string;
  readonly rule: string;
  readonly problems: readonly Problem[];
}

/** Returns the diagnostics of the files beside a portfolio's files by URI; nothing for files without problems. */
export function besideDiagnostics(session: Session, portfolio: Portfolio): ReadonlyMap<string, Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  for (const { uri, text, rule, problems } of [...checkFiles(portfolio), ...mappingFiles(portfolio)]) {
    if (problems.length === 0) continue;
    const severity = session.analysisOf(portfolio).settings.severity.get(rule);
    if (severity === 'off') continue;
    found.set(
      uri,
      problems.map(({ span, message }) => ({
        range: rangeIn(text, span, session.encoding),
        severity: lspSeverity[severity ?? 'error'],
        source: 'twotrack',
        code: rule,
        codeDescription: { href: rulePageUrl(rule) },
        message,
      })),
    );
  }
  return found;
}

function checkFiles({ folder, settings: { checks } }: Portfolio): readonly BesideFile[] {
  if (checks.length === 0) return [];
  const { problems } = houseChecksOf(checks);
  return checks.map(({ name, text }) => ({
    uri: `${folder}/${name.split('/').map(encodeURIComponent).join('/')}`,
    text,
    rule: `${HOUSE}${BROKEN}`,
    problems: problems.filter(({ file }) => file === name),
  }));
}

const mappingFiles = ({ sheets }: Portfolio): readonly BesideFile[] =>
  [...sheets.values()].map(({ uri, text, problems }) => ({ uri, text, rule: brokenMapping.id, problems }));

/** Limits a range to its first line, so that a faulty entry is not underlined from end to end. */
function rangeIn(text: string, { start, end }: Span, encoding: PositionEncoding): Range {
  const from = lineStart(text, start);
  const line = text.slice(0, from).split('\n').length - 1;
  const stop = /\r?\n|$/.exec(text.slice(start))?.index ?? 0;
  const last = Math.max(start, Math.min(end, start + stop));
  const at = (offset: number): number => unitsIn(encoding, text.slice(from, offset));
  return { start: { line, character: at(start) }, end: { line, character: at(last) } };
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
