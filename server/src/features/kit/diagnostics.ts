/** Findings as LSP diagnostics. */

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

/** Diagnostics of a file, errors first where there are more than `max` (0 for all), one of them saying so. */
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

/** Diagnostics for a client that asks for them; one that shows Markdown in a message sees which words are the evidence. */
export function pulledDiagnostics(
  file: FileSnapshot,
  max: number,
  { capabilities }: Pick<Client, 'capabilities'>,
): Diagnostic[] {
  return capabilities.textDocument?.diagnostic?.markupMessageSupport === true
    ? diagnosticsOf(file, max, (of, placed) => markedDiagnostic(diagnosticOf(of, placed), placed))
    : diagnosticsOf(file, max);
}

/** The worst findings, at max `max`, in the order they have. */
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

/** One finding as a diagnostic. */
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

/** The places that belong to a finding, wherever they are. */
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
