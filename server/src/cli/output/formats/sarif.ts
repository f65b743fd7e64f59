/** Renders findings as SARIF 2.1.0, for code scanning. */

import type { Reported } from '../../../agents/report-finding.ts';
import type { Range } from '../../../core/text/lines.ts';
import { homepage, rulePageUrl, version } from '../../../manifest.ts';
import { rules } from '../../../rules/index.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

/** Lines and columns are 1-based; columns are UTF-16 code units, as the log declares. */
const region = ({ start, end }: Range): object => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});
const place = (file: string, range: Range): object => ({
  artifactLocation: { uri: encodeURI(file).replace(/[?#]/g, encodeURIComponent), uriBaseId: '%SRCROOT%' },
  region: region(range),
});

export function sarif(findings: readonly Reported[]): string {
  // House rules are defined only in the portfolios that use them.
  const known = new Map(
    [...rules, ...findings.flatMap(({ source }) => source.analysis.rules)].map((rule) => [rule.id, rule]),
  );
  const used = [...known.values()].filter(({ id }) => findings.some(({ code }) => code === id));
  const index = new Map(used.map(({ id }, i) => [id, i]));
  const results = findings.map(({ file, range, severity, code, message, related, item }) => ({
    ruleId: code,
    ruleIndex: index.get(code) ?? -1,
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: place(file, range),
        ...(item === null ? {} : { logicalLocations: [{ name: item, kind: 'object' }] }),
      },
    ],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            physicalLocation: place(other.file, other.range),
            message: { text: other.message },
          })),
        }),
    // Fingerprint of item and rule, because lines shift.
    partialFingerprints: { 'twotrackItem/v1': `${code}:${item ?? file}` },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'twotrack',
            version,
            informationUri: homepage,
            rules: used.map(({ id, summary, severity }) => ({
              id,
              shortDescription: { text: summary },
              helpUri: rulePageUrl(id),
              defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
