import type { Reported } from '../../../agents/report-finding.ts';
import type { ChangedLines } from '../../input/changed-lines.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;
const RANK = { error: 0, warning: 1, info: 2, hint: 3 } as const;
/** GitHub shows at most ten annotations per step. */
const MAX_SHOWN = 10;
/** Maximum number of further locations in one annotation. */
const NAMED = 5;

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Findings of one rule and severity, those on changed lines first. */
interface Kind {
  readonly first: Reported;
  readonly others: readonly Reported[];
  /** Number of them on changed lines. */
  readonly changed: number;
}

/**
 * Prints GitHub workflow commands, shown beside the lines of a pull request: one annotation per rule and severity, at
 * most ten, errors first, then findings on changed lines. Columns are 1-based.
 */
export function github(findings: readonly Reported[], changed: ChangedLines | null = null): string {
  const kinds = kindsOf(findings, changed);
  const shown = kinds.length > MAX_SHOWN ? kinds.slice(0, MAX_SHOWN - 1) : kinds;
  const rest = kinds.slice(shown.length);
  const lines = shown.map(annotation);
  if (rest.length > 0) {
    const count = rest.reduce((sum, { others }) => sum + 1 + others.length, 0);
    const codes = [...new Set(rest.map(({ first }) => first.code))].join(', ');
    lines.push(
      `::notice title=twotrack::${data(`${count} findings of ${rest.length} more kinds are not shown here: ${codes}. twotrack check lists them all.`)}\n`,
    );
  }
  return lines.join('');
}

function kindsOf(findings: readonly Reported[], changed: ChangedLines | null): readonly Kind[] {
  const byKind = new Map<string, Reported[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    const list = byKind.get(key);
    if (list === undefined) byKind.set(key, [finding]);
    else list.push(finding);
  }
  const isChanged = ({ source, range }: Reported): boolean =>
    changed?.has(source.uri, range.start.line, range.end.line) ?? false;
  return [...byKind.values()]
    .flatMap((all): Kind[] => {
      const [first, ...others] = all.toSorted((a, b) => Number(isChanged(b)) - Number(isChanged(a)));
      return first === undefined ? [] : [{ first, others, changed: all.filter(isChanged).length }];
    })
    .sort(
      (a, b) =>
        Number(b.first.severity === 'error') - Number(a.first.severity === 'error') ||
        Number(b.changed > 0) - Number(a.changed > 0) ||
        RANK[a.first.severity] - RANK[b.first.severity],
    );
}

function annotation({ first, others }: Kind): string {
  const { file, range, severity, code, message } = first;
  const { start, end } = range;
  // GitHub rejects columns for a range of several lines.
  const columns = start.line === end.line ? `,col=${start.character + 1},endColumn=${end.character + 1}` : '';
  const places = others.slice(0, NAMED).map((each) => `${each.file}:${each.range.start.line + 1}`);
  const more = others.length - places.length;
  const also =
    others.length === 0
      ? ''
      : `\n\nThe same at ${others.length} more ${others.length === 1 ? 'place' : 'places'}: ${places.join(', ')}${more > 0 ? ` and ${more} others` : ''}`;
  return `::${COMMANDS[severity]} file=${property(file)},line=${start.line + 1},endLine=${end.line + 1}${columns},title=${property(`twotrack ${code}`)}::${data(message + also)}\n`;
}
