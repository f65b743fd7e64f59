import type { Reported, ReportedFinding, Summary } from '../../../agents/report-finding.ts';

/** A finding as programs read it. */
export const diagnosticJson = ({
  file,
  range,
  severity,
  code,
  message,
  item,
  related,
  fixes,
}: Reported): ReportedFinding => ({ file, range, severity, code, message, item, related, fixes });

/** The stable machine format: `{version, summary, diagnostics}`. */
export function json(findings: readonly Reported[], summary: Summary): string {
  const diagnostics = findings.map(diagnosticJson);
  return `${JSON.stringify({ version: 1, summary, diagnostics }, null, 2)}\n`;
}
