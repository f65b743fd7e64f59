import type { Reported, Summary } from '../report-finding.ts';

/** The stable machine format: `{version, summary, diagnostics}`. */
export function json(findings: readonly Reported[], summary: Summary): string {
  const diagnostics = findings.map(({ file, range, severity, code, message, item, related, fixes }) => ({
    file,
    range,
    severity,
    code,
    message,
    item,
    related,
    fixes,
  }));
  return `${JSON.stringify({ version: 1, summary, diagnostics }, null, 2)}\n`;
}
