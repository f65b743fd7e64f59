/** Draws the balance between the paths: figures, words and bar. */

import { t } from '../../core/text/l10n.ts';
import { type BalanceFacts, balanceBasis, balanceSentence } from '../facts/balance.ts';
import { grouped } from '../facts/words.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { line, path, rect, span, text } from './svg.ts';
import { textWidth } from './text-width.ts';

export const BALANCE_HEIGHT = 46;
/** Width beside a heading, in px. */
export const BALANCE_WIDTH = 420;

/** Draws the bar above its bracket, `width` x 46 px, as a group to be positioned by the caller. */
export function balanceBar(facts: BalanceFacts, width: number): Markup {
  const y = 22;
  const parts: Part[] = [];
  const share = facts.operational;
  const opWords = t`Operational ${share === null ? '' : `${share}%`}`.trim();
  const stWords = t`Strategic ${facts.strategic === null ? '' : `${facts.strategic}%`}`.trim();
  parts.push(text({ x: width, y: 13, anchor: 'end' }, stWords, 'stt b'));
  const mixed = facts.mixed === null || facts.mixed === 0 ? '' : t`mixed ${facts.mixed}%`;
  // The time it is over gives way to the mixed share where there is no room for both, and both to the shares of the paths.
  const free = width - textWidth(opWords, 12, true) - textWidth(stWords, 12, true) - 28;
  const room = free - (mixed === '' ? 0 : textWidth(mixed));
  const of = textWidth(facts.over) <= room ? facts.over : textWidth(facts.of) <= free + 20 ? facts.of : '';
  const told = share !== null && of !== '';
  parts.push(text({ x: 0, y: 13 }, markup`${span(opWords, 'opt b')}${told && span(of, '', 4)}`));
  if (mixed !== '') {
    const from = textWidth(opWords, 12, true) + textWidth(of) + 14;
    const to = width - textWidth(stWords, 12, true) - 10;
    if (to - from > textWidth(mixed))
      parts.push(text({ x: (from + to) / 2, y: 13, anchor: 'middle' }, mixed, 'm'));
  }
  if (share === null) parts.push(rect({ x: 0.5, y: y + 0.5, width: width - 1, height: 8 }, 'barnone'));
  else {
    let x = 0;
    for (const [part, cls] of [
      [share, 'barop'],
      [facts.mixed ?? 0, 'barmix'],
      [facts.strategic ?? 0, 'barst'],
    ] as const) {
      if (part === 0) continue;
      const to = x + (width * part) / 100;
      // A hairline between two parts.
      parts.push(
        rect(
          {
            x: x + (x > 0 ? 1 : 0),
            y,
            width: Math.max(1, to - x - (x > 0 ? 1 : 0) - (to < width ? 1 : 0)),
            height: 9,
          },
          cls,
        ),
      );
      x = to;
    }
  }
  parts.push(
    share === null || facts.target === null
      ? text({ x: width, y: 44, anchor: 'end' }, facts.said, 'm')
      : bracket(facts, facts.target, width, y),
  );
  return markup`<g role="img" aria-label="${balanceSentence(facts)}">${share !== null && markup`<title>${balanceBasis(facts)}</title>`}${parts}</g>`;
}

function bracket(facts: BalanceFacts, target: number, width: number, y: number): Part {
  const at = (percent: number): number => Math.round((width * Math.max(0, Math.min(100, percent))) / 100);
  const lo = at(target - facts.tolerance);
  const hi = at(target + facts.tolerance);
  const x = Math.max(1, Math.min(width - 1, at(target)));
  const mid = 39.5;
  const meant = t`intended ${grouped(target)} ± ${grouped(facts.tolerance)}`;
  const meantWidth = textWidth(meant);
  const parts: Part[] = [
    rect({ x: x - 2.25, y: y - 4, width: 4.5, height: 18 }, 'halo'),
    line({ x, y: y - 4 }, { x, y: mid }, 'tick'),
    path(`M${lo + 0.5} ${mid - 4}v8M${lo + 0.5} ${mid}H${hi - 0.5}M${hi - 0.5} ${mid - 4}v8`, 'bracket'),
  ];
  const cls = facts.outside ? 'bad' : '';
  // It is the operational share that is over or under: the outcome stands below it, at the left edge, and the target
  // right of the bracket; each switches sides if there is no room.
  const said = outcome(facts, lo - 8, width - hi - 8);
  const saidWidth = textWidth(said);
  const left = lo - 5 >= saidWidth;
  const right = !left && width - saidWidth >= hi + 5;
  const draw = (x: number, words: string, set: string, anchor: 'start' | 'end'): number =>
    parts.push(text({ x, y: 43.5, anchor }, words, set));
  if (left) draw(0, said, cls, 'start');
  else if (right) draw(width, said, cls, 'end');
  const before = lo - 8 - (left ? saidWidth + 12 : 0);
  const after = width - hi - 8 - (right ? saidWidth + 12 : 0);
  if (meantWidth <= after) draw(hi + 8, meant, 'm', 'start');
  else if (meantWidth <= before) draw(lo - 8, meant, 'm', 'end');
  return parts;
}

/**
 * Says what came of the intention, in the px left or right of the bracket: on the right with the name of the share that
 * it is about, which is not the one above; shortened to `+11`, to `11+ over` where mixed items may add to it, or to `?`
 * while it is open, where there is no room.
 */
function outcome({ said, points, undecided, mixed }: BalanceFacts, left: number, right: number): string {
  const named = points === null || points === 0 || undecided ? said : t`operational ${said}`;
  if (textWidth(said) <= left) return said;
  if (textWidth(named) <= right) return named;
  if (undecided) return '?';
  if (points === null || points === 0) return said;
  const away = grouped(Math.abs(points));
  if ((mixed ?? 0) > 0) return points > 0 ? t`${away}+ over` : t`${away}+ under`;
  return `${points > 0 ? '+' : '-'}${away}`;
}
