import { diagnosticJson, type Reported, type Summary } from '../../../agents/report-finding.ts';

/** Serializes findings in the stable machine format: `{version, summary, diagnostics}`. */
export function json(findings: readonly Reported[], summary: Summary): string {
  const diagnostics = findings.map(diagnosticJson);
  return `${JSON.stringify({ version: 1, summary, diagnostics }, null, 2)}\n`;
}
