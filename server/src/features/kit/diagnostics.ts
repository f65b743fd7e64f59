/** Converts findings to LSP diagnostics. */

import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
} from 'vscode-languageserver-types';
import { type Severity, severities } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { rulePageUrl } from '../../manifest.ts';
import type { Placed } from '../../rules/kit/placed.ts';
import type { FileSnapshot } from '../../session/session.ts';
import type { Client } from './feature.ts';
import { markedDiagnostic } from './marked-message.ts';

export const lspSeverity: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * Returns the diagnostics of a file. If there are more than `max` (0 for no limit), errors come first and one
 * diagnostic says so.
 */
export function diagnosticsOf(file: FileSnapshot, max: number, one = diagnosticOf): Diagnostic[] {
  const all = file.analysis.findings(file.uri);
  if (max === 0 || all.length <= max) return all.map((placed) => one(file, placed));
  const shown = worst(all, max - 1);
  const rest = all.length - shown.length;
  return [
    ...shown.map((placed) => one(file, placed)),
    {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: DiagnosticSeverity.Information,
      source: 'twotrack',
      message: t`${rest} more findings in this file are not shown: the worst ${shown.length} are. The command line shows all of them.`,
    },
  ];
}

/** Returns diagnostics for a pulling client. If it supports Markdown messages, evidence is shown in bold. */
export function pulledDiagnostics(
  file: FileSnapshot,
  max: number,
  { capabilities }: Pick<Client, 'capabilities'>,
): Diagnostic[] {
  return capabilities.textDocument?.diagnostic?.markupMessageSupport === true
    ? diagnosticsOf(file, max, (of, placed) => markedDiagnostic(diagnosticOf(of, placed), placed))
    : diagnosticsOf(file, max);
}

/** Selects the `max` most severe findings, in their original order. */
function worst(all: readonly Placed[], max: number): Placed[] {
  const left = new Map<Severity, number>();
  for (const { severity } of all) left.set(severity, (left.get(severity) ?? 0) + 1);
  let free = max;
  for (const severity of severities) {
    const taken = Math.min(free, left.get(severity) ?? 0);
    left.set(severity, taken);
    free -= taken;
  }
  return all.filter(({ severity }) => {
    const open = left.get(severity) ?? 0;
    left.set(severity, open - 1);
    return open > 0;
  });
}

/** Converts a finding to a diagnostic. */
export function diagnosticOf(file: FileSnapshot, placed: Placed): Diagnostic {
  const related = relatedOf(file, placed);
  return {
    range: file.session.rangeIn(file.document, placed.block, placed.span),
    severity: lspSeverity[placed.severity],
    source: 'twotrack',
    code: placed.rule,
    codeDescription: { href: rulePageUrl(placed.rule) },
    message: placed.message,
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** Converts the related places of a finding, in whichever file they are. */
export function relatedOf(
  file: Pick<FileSnapshot, 'session' | 'portfolio' | 'document' | 'uri'>,
  placed: Placed,
): DiagnosticRelatedInformation[] {
  return placed.related.flatMap((place) => {
    const span = typeof place.span === 'function' ? place.span() : place.span;
    if (place.ref === undefined)
      return [
        {
          location: { uri: file.uri, range: file.session.rangeIn(file.document, placed.block, span) },
          message: place.message,
        },
      ];
    const location = file.session.locationOf(file.portfolio, place.ref, span);
    return location === null ? [] : [{ location, message: place.message }];
  });
}
