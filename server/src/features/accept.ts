/** `twotrack/accept`: lists the findings at a position, and writes the comment that accepts one with a reason. */
import { z } from 'zod';
import { oneLine } from '../base/words.ts';
import type { Edit } from '../core/text/finding.ts';
import { type AcceptParams, type AcceptResult, accept as method } from '../protocol/accept.ts';
import { acceptances } from '../rules/fixes/ignore-fixes.ts';
import type { Placed } from '../rules/kit/placed.ts';
import type { FileSnapshot } from '../session/session.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { range, shapeOf, text } from './kit/shapes.ts';
import { workspaceEdit } from './kit/workspace-edit.ts';
import { onTitle } from './place/on-title.ts';

export const accept = defineSessionFeature<AcceptParams, AcceptResult>({
  method,
  params: shapeOf<AcceptParams>({
    uri: text,
    range,
    choice: shapeOf<NonNullable<AcceptParams['choice']>>({
      finding: z.number(),
      place: z.number(),
      reason: text,
    }).optional(),
  }),
  capabilities: () => ({}),
  handle: ({ uri, range, choice }, { session, client }) => {
    const file = session.snapshot(uri);
    if (file === null) return { findings: [] };
    const from = session.offsetOf(file.document, range.start);
    const to = session.offsetOf(file.document, range.end);
    const found = findingsFor(file, from, to).flatMap((placed) => {
      const ways = acceptances(placed, file.portfolio);
      return ways.length === 0 ? [] : [{ placed, ways }];
    });
    if (choice === undefined) {
      return {
        findings: found.map(({ placed: { rule, message }, ways }) => ({
          rule,
          message,
          places: ways.map(({ where }) => where),
        })),
      };
    }
    const reason = oneLine(choice.reason);
    const edits = found[choice.finding]?.ways[choice.place]?.edits(reason) ?? [];
    if (edits.length === 0) return { edit: null };
    const byFile = new Map<string, Edit[]>();
    for (const { uri: home, span, text } of edits)
      byFile.set(home, [...(byFile.get(home) ?? []), { span, text }]);
    const changes = [...byFile].map(([home, own]) => ({ uri: home, edits: own }));
    return { edit: workspaceEdit(file, changes, client) };
  },
});

/** Returns the findings of a file that touch a range of absolute offsets. */
export function findingsAt(file: FileSnapshot, from: number, to: number): Placed[] {
  return file.analysis.findings(file.uri).filter((placed) => {
    const at = file.document.absolute(file.document.indexOf(placed.block), placed.span);
    return at.start <= to && Math.max(at.end, at.start) >= from;
  });
}

/**
 * Returns the findings that a range asks about: those that touch it; if none does, those of the entry whose first line or
 * title it is on.
 */
export function findingsFor(file: FileSnapshot, from: number, to: number): readonly Placed[] {
  const found = findingsAt(file, from, to);
  return found.length > 0 ? found : findingsOfTitled(file, from, to);
}

/**
 * Returns all findings of the entry whose first line or title encloses a range of absolute offsets: that is where the
 * tree and a search lead, whichever key a finding is about. Empty elsewhere.
 */
export function findingsOfTitled(file: FileSnapshot, from: number, to: number): readonly Placed[] {
  const ref = onTitle(file, from, to);
  if (ref === null) return [];
  const { block, entry } = ref;
  const { span } = entry;
  return file.analysis
    .findings(file.uri)
    .filter(
      (placed) => placed.block === block && placed.span.start >= span.start && placed.span.start <= span.end,
    );
}
