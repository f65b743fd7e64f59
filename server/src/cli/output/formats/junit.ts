/** Renders findings as JUnit XML, which any CI can display: one suite per file, one failing case per finding. */

import type { Reported, Summary } from '../../../agents/report-finding.ts';
import { type Markup, markup } from '../../../report/drawing/markup.ts';

export function junit(findings: readonly Reported[], summary: Summary): string {
  const byFile = new Map<string, Reported[]>();
  for (const finding of findings) {
    const list = byFile.get(finding.file);
    if (list === undefined) byFile.set(finding.file, [finding]);
    else list.push(finding);
  }
  const bad = findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  const suites = [...byFile].map(([file, own]) => suite(file, own));
  const none =
    findings.length === 0
      ? markup`  <testsuite name="twotrack" tests="1" failures="0"><testcase name="${summary.items} items in ${summary.files} files" classname="twotrack"/></testsuite>\n`
      : null;
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="twotrack" tests="${Math.max(1, findings.length)}" failures="${bad}">
${none}${suites}</testsuites>
`.toString();
}

function suite(file: string, findings: readonly Reported[]): Markup {
  const failures = findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  return markup`  <testsuite name="${file}" tests="${findings.length}" failures="${failures}">
${findings.map(one)}  </testsuite>
`;
}

/** Hints and notes do not fail: they are informational. */
function one({ file, range: { start }, code, item, message, severity }: Reported): Markup {
  const where = `${file}:${start.line + 1}:${start.character + 1}`;
  const name = item === null ? code : `${code}: ${item}`;
  if (severity === 'error' || severity === 'warning') {
    return markup`    <testcase name="${name}" classname="${file}"><failure type="${severity}" message="${message}">${where}</failure></testcase>
`;
  }
  return markup`    <testcase name="${name}" classname="${file}"><system-out>${where} ${message}</system-out></testcase>
`;
}
