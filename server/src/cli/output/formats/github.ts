import type { Reported } from '../../../agents/report-finding.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;
const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Workflow commands that GitHub shows beside the lines of a pull request. Its columns count from 1. */
export function github(findings: readonly Reported[]): string {
  return findings
    .map(({ file, range: { start, end }, severity, code, message }) => {
      // Columns over several lines are refused by GitHub.
      const columns =
        start.line === end.line ? `,col=${start.character + 1},endColumn=${end.character + 1}` : '';
      return `::${COMMANDS[severity]} file=${property(file)},line=${start.line + 1},endLine=${end.line + 1}${columns},title=${property(`twotrack ${code}`)}::${data(message)}\n`;
    })
    .join('');
}
