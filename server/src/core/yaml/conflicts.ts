/** Detects merge conflicts that git left in a file: reports each once, and keeps only its upper side for parsing. */

import type { Finding } from '../text/finding.ts';
import { t } from '../text/l10n.ts';
import { lineEnd, nextLine } from '../text/lines.ts';

/** Reports every merge conflict as a finding of `syntax`, on the line of its opening marker. */
export function conflictFindings(text: string): Finding[] {
  const found: Finding[] = [];
  if (!text.includes('<<<<<<<')) return found;
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    if (!/^<{7}(?: |$)/.test(text.slice(at, Math.min(at + 8, lineEnd(text, at))))) continue;
    found.push({
      rule: 'syntax',
      span: { start: at, end: lineEnd(text, at) },
      message: t`A merge left a conflict here. Keep one side and delete the markers; until then the upper side is read.`,
    });
  }
  return found;
}

/**
 * Blanks conflict markers and the lower side of each conflict, offset for offset. `start`: the side on which the text
 * begins.
 */
export function withoutConflicts(text: string, start: 'none' | 'ours' | 'theirs' = 'none'): string {
  if (start === 'none' && !text.includes('<<<<<<<')) return text;
  let side = start;
  let out = '';
  for (let at = 0; at < text.length; ) {
    const next = nextLine(text, at);
    const stop = lineEnd(text, at);
    const line = text.slice(at, stop);
    const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/.test(line) && (line[0] === '<' || side !== 'none');
    if (marker) side = line[0] === '<' ? 'ours' : line[0] === '>' ? 'none' : 'theirs';
    out +=
      marker || side === 'theirs' ? ' '.repeat(stop - at) + text.slice(stop, next) : text.slice(at, next);
    at = next;
  }
  return out;
}
