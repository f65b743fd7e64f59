/** Reports problems in an open scenario: in its own text, and in what it assumes about the portfolio. */
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { t } from '../../core/text/l10n.ts';
import type { Span } from '../../core/text/lines.ts';
import { changeEdits } from '../../edits/scenario/change-edits.ts';
import { scenarioIn } from '../../edits/scenario/read-scenario.ts';
import { scenarioAt } from '../../session/scenarios.ts';
import type { Session } from '../../session/session.ts';

/** Returns the diagnostics of an open scenario. Each change is checked against the current portfolio. */
export function scenarioDiagnostics(session: Session, uri: string): Diagnostic[] {
  const document = session.scenarios.get(uri);
  if (document === undefined) return [];
  const { scenario, problems } = scenarioIn(document.text);
  const one = (span: Span, message: string, severity: DiagnosticSeverity): Diagnostic => ({
    range: session.rangeOf(document, span),
    severity,
    source: 'twotrack',
    code: 'scenario',
    message,
  });
  const own = problems.map(({ span, message }) => one(span, message, DiagnosticSeverity.Error));
  const file = scenarioAt(session, uri);
  if (file === null)
    return [
      ...own,
      one(
        { start: 0, end: document.slice(0, document.length).search(/[\r\n]|$/) },
        t`The portfolio that this scenario changes is not open. Put it into a folder of the portfolio, or name the portfolio under \`base\`.`,
        DiagnosticSeverity.Information,
      ),
    ];
  const { portfolio, analysis } = file;
  const context = {
    portfolio,
    judge: (item: Parameters<typeof analysis.judgementOf>[0]) => analysis.judgementOf(item),
  };
  const refused = scenario.changes.flatMap((change) => {
    const result = changeEdits(context, change);
    return 'refused' in result ? [one(change.span, result.refused, DiagnosticSeverity.Error)] : [];
  });
  return [...own, ...refused].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}
