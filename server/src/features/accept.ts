/** `twotrack/accept`: lists the findings at a position, and writes the comment that accepts one with a reason. */
import type { Edit } from '../core/text/finding.ts';
import { type AcceptParams, type AcceptResult, accept as method } from '../protocol/accept.ts';
import { acceptances } from '../rules/fixes/ignore-fixes.ts';
import type { Placed } from '../rules/kit/placed.ts';
import type { FileSnapshot } from '../session/session.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { workspaceEdit } from './kit/workspace-edit.ts';

export const accept = defineSessionFeature<AcceptParams, AcceptResult>({
  method,
  capabilities: () => ({}),
  handle: ({ uri, range, choice }, { session, client }) => {
    const file = session.snapshot(uri);
    if (file === null) return { findings: [] };
    const from = session.offsetOf(file.document, range.start);
    const to = session.offsetOf(file.document, range.end);
    const found = findingsAt(file, from, to).flatMap((placed) => {
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
    const reason = choice.reason.replace(/\s+/g, ' ').trim();
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
