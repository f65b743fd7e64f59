/** Renders findings for a terminal: location, source line with carets, evidence and fixes. */

import type { Reported, Summary } from '../../../agents/report-finding.ts';
import type { Severity } from '../../../core/text/finding.ts';
import type { Range } from '../../../core/text/lines.ts';
import { counted } from '../../../report/facts/words.ts';
import type { FileSnapshot } from '../../../session/session.ts';
import { plain, type Terminal } from '../terminal.ts';

export function pretty(findings: readonly Reported[], summary: Summary, { paint }: Terminal): string {
  const colour: Record<Severity, (text: string) => string> = {
    error: paint.red,
    warning: paint.yellow,
    info: paint.cyan,
    hint: paint.dim,
  };
  let out = '';
  for (const { file, range, severity, code, message, related, fixes, source } of findings) {
    const paintOne = colour[severity];
    out += `${paint.bold(plain(file))}:${range.start.line + 1}:${range.start.character + 1}  ${paintOne(severity)}  ${plain(message)}  ${paint.dim(code)}\n`;
    out += frame(source, range, paintOne, paint.dim);
    const own = related.filter((place) => place.file === file);
    for (const place of related) {
      const where =
        place.file === file
          ? `line ${place.range.start.line + 1}`
          : `${plain(place.file)}:${place.range.start.line + 1}`;
      out += `  ${paint.dim(where.padEnd(own.length > 0 ? 9 : 0))} ${plain(place.message)}\n`;
    }
    for (const fix of fixes) out += `  ${paint.green('fix')}       ${plain(fix)}\n`;
    out += '\n';
  }
  return out + closing(summary, colour, paint);
}

/** Renders the line of a finding, truncated to the terminal's width, with carets below its range. */
function frame(
  file: FileSnapshot,
  range: Range,
  mark: (text: string) => string,
  dim: (text: string) => string,
): string {
  const from = file.document.offsetAt({ line: range.start.line, character: 0 });
  const line = file.document.slice(
    from,
    file.document.offsetAt({ line: range.start.line, character: Number.MAX_SAFE_INTEGER }),
  );
  if (line.trim() === '') return '';
  const last = range.end.line === range.start.line ? range.end.character : line.length;
  const cut = Math.max(0, Math.min(range.start.character - 40, line.length - 100));
  const shown = plain(line.slice(cut, cut + 110)).replace(/\t/g, ' ');
  const number = String(range.start.line + 1);
  const pad = cells(plain(line.slice(cut, range.start.character)));
  const width = Math.max(1, cells(plain(line.slice(range.start.character, Math.min(last, cut + 110)))));
  return `  ${dim(`${number} │`)} ${cut > 0 ? '…' : ''}${shown}\n  ${dim(`${' '.repeat(number.length)} │`)} ${' '.repeat(pad + (cut > 0 ? 1 : 0))}${mark('^'.repeat(width))}\n`;
}

/** Returns the width of a text in terminal cells: two for wide characters, none for combining marks. */
function cells(text: string): number {
  let count = 0;
  for (const c of text) {
    const code = c.codePointAt(0) as number;
    if (/\p{M}/u.test(c) || code === 0x200d || code === 0xfe0f) continue;
    count +=
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xff00 && code <= 0xff60) ||
      code >= 0x1f300
        ? 2
        : 1;
  }
  return count;
}

function closing(
  { files, items, errors, warnings, infos, hints }: Summary,
  colour: Record<Severity, (text: string) => string>,
  paint: Terminal['paint'],
): string {
  const counts = [
    errors > 0 ? colour.error(counted(errors, 'error')) : null,
    warnings > 0 ? colour.warning(counted(warnings, 'warning')) : null,
    infos + hints > 0 ? paint.dim(counted(infos + hints, 'note')) : null,
  ].filter((text) => text !== null);
  const where = `${counted(items, 'item')} in ${counted(files, 'file')}`;
  return counts.length === 0
    ? `${paint.green('No findings')} in ${where}\n`
    : `${counts.join(', ')} in ${where}\n`;
}
