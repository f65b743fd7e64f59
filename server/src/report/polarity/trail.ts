/** Draws a portfolio's past positions between the poles, one quarter per row; and the figure as a table. */
import { t } from '../../core/text/l10n.ts';
import { isolated, type Markup, markup, type Part } from '../drawing/markup.ts';
import { circle, line, path, rect, text } from '../drawing/svg.ts';
import { wrapText } from '../drawing/text-width.ts';
import type { Facts } from '../facts/facts.ts';
import { longDate } from '../facts/time.ts';
import type { PolesView } from '../facts/view-data.ts';
import { counted, grouped } from '../facts/words.ts';

const ROW = 24;
const LEFT = 66;
const RIGHT = 12;

/**
 * Draws rows from the oldest quarter down to the current one. Left is all improvement, right all leaps, like the poles
 * above.
 */
export function trail(
  { balance }: Facts,
  { quarters, basis, undated }: PolesView,
  width: number,
): { readonly height: number; readonly content: Part } {
  const known = quarters.filter(({ share }) => share !== null);
  const head = wrapText(t`Where it has stood: share of improvement, quarter by quarter`, width, 12, true);
  const title = head.map((words, i) => text({ x: 0, y: 13 + i * 17 }, words, 'b'));
  const more = (head.length - 1) * 17;
  if (known.length === 0) {
    const said = wrapText(
      t`Nothing under way states the day on which it began, so that no quarter can be told.`,
      width,
    );
    return {
      height: 22 + more + said.length * 17,
      content: [title, said.map((words, i) => text({ x: 0, y: 33 + more + i * 17 }, words, 'm'))],
    };
  }
  const room = width - LEFT - RIGHT;
  const x = (share: number): number => LEFT + (room * (100 - share)) / 100;
  const top = 46 + more;
  const bottom = top + quarters.length * ROW;
  const out: Part[] = [
    title,
    text({ x: LEFT, y: top - 8 }, t`all improvement`, 'opt'),
    text({ x: width - RIGHT, y: top - 8, anchor: 'end' }, t`all leaps`, 'stt'),
  ];
  const { target, tolerance } = balance;
  if (target !== null) {
    const [from, to] = [x(Math.min(100, target + tolerance)), x(Math.max(0, target - tolerance))];
    out.push(
      rect({ x: from, y: top - 2, width: to - from, height: bottom - top + 4 }, 'meantband'),
      line({ x: x(target), y: top - 2 }, { x: x(target), y: bottom + 2 }, 'tick'),
    );
  }
  const points = quarters.map(({ share }, i) =>
    share === null ? null : ([x(share), top + i * ROW + ROW / 2] as const),
  );
  out.push(path(way(points), 'rail'));
  for (const [i, { label, share }] of quarters.entries()) {
    const y = top + i * ROW + ROW / 2;
    const last = i === quarters.length - 1;
    out.push(
      text({ x: 0, y: y + 4 }, label, last ? 'b' : 'm'),
      line({ x: LEFT, y: y + 0.5 }, { x: width - RIGHT, y: y + 0.5 }, 'grid'),
    );
    if (share === null) out.push(text({ x: LEFT + room / 2, y: y + 4, anchor: 'middle' }, t`not known`, 'm'));
    else {
      const said = `${Math.round(share)}%`;
      const right = share < 12;
      out.push(circle(x(share), y, last ? 5.5 : 4, 'pt'), circle(x(share), y, last ? 2 : 0, 'halo'));
      out.push(
        rect({ x: x(share) + (right ? -42 : 9), y: y - 8, width: 32, height: 16 }, 'halo'),
        text(
          { x: x(share) + (right ? -10 : 10), y: y + 4, anchor: right ? 'end' : 'start' },
          said,
          last ? 'num b' : 'num',
        ),
      );
    }
  }
  const foot = wrapText(footOf(basis, undated, target, tolerance), width);
  return {
    height: bottom + 8 + foot.length * 17,
    content: [out, foot.map((words, i) => text({ x: 0, y: bottom + 20 + i * 17 }, words, 'm'))],
  };
}

/** Returns a path through the points, interrupted where a value is unknown. */
function way(points: readonly (readonly [number, number] | null)[]): string {
  let d = '';
  for (const [i, point] of points.entries())
    if (point !== null)
      d += `${points[i - 1] === undefined || points[i - 1] === null ? 'M' : 'L'}${grouped(point[0]).replaceAll(',', '')} ${point[1]}`;
  return d === '' ? 'M0 0' : d;
}

function footOf(
  basis: PolesView['basis'],
  undated: number,
  target: number | null,
  tolerance: number,
): string {
  const of =
    basis === 'effort'
      ? t`Share of the effort that was under way, by the dates and efforts that the text states today; what has left the text is not in it, and a quarter before the first work of a path is not known. The balance is another share: of the whole period, with what is planned.`
      : t`Share of the items that were under way, by the dates that the text states today; no effort is stated, and what has left the text is not in it.`;
  const meant =
    target === null
      ? ''
      : t` Intended today: ${grouped(target)} percent improvement, give or take ${grouped(tolerance)}.`;
  const left =
    undated === 0
      ? ''
      : undated === 1
        ? t` 1 item states no dates and is in no quarter.`
        : t` ${grouped(undated)} items state no dates and are in no quarter.`;
  return `${of}${meant}${left}`;
}

/** Returns the figure as a table: signs, then quarters. */
export function polarityTable({ signs, quarters }: PolesView): Markup {
  const states = { shows: t`shows`, quiet: t`does not show`, unknown: t`not known` };
  const rows = signs.map(
    ({ pole, title, state, since, said, action }) =>
      markup`<tr><th scope="row">${isolated(title)}</th><td>${pole === 'operational' ? t`improvement` : t`leaps`}</td><td>${states[state]}</td><td class="when">${since === null ? '' : longDate(since)}</td><td>${isolated(said)}</td><td>${isolated(action)}</td></tr>\n`,
  );
  const stood = quarters.map(
    ({ label, share, weighed }) =>
      markup`<tr><th scope="row">${label}</th><td class="n">${share === null ? t`not known` : `${Math.round(share)}%`}</td><td>${counted(weighed, 'item')}</td></tr>\n`,
  );
  const head = (names: readonly string[]): Part => names.map((name) => markup`<th scope="col">${name}</th>`);
  return markup`<details class="facts"><summary>${t`The same facts as a table`}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${t`The same facts as a table`}"><table><thead><tr>${head([t`Early sign`, t`Of too much`, t`State`, t`Since`, t`What is so`, t`What is then done`])}</tr></thead><tbody>
${rows}</tbody></table><table><thead><tr>${head([t`Quarter`, t`Operational`, t`Under way`])}</tr></thead><tbody>
${stood}</tbody></table></div></details>`;
}

/** Describes the figure in words, for people who cannot see it. */
export function polarityWords({ poles, signs, quarters }: PolesView): readonly string[] {
  const list = (words: readonly string[]): string => words.join('; ') || t`not stated`;
  return [
    t`Operational improvement gives: ${list(poles.operational.gives)}. Too much of it costs: ${list(poles.operational.costs)}.`,
    t`Strategic initiatives give: ${list(poles.strategic.gives)}. Too much of them costs: ${list(poles.strategic.costs)}.`,
    ...signs.filter(({ state }) => state === 'shows').map(({ title, said }) => t`${title}: ${said}.`),
    ...quarters.flatMap(({ label, share }) =>
      share === null ? [] : [t`${label}: ${Math.round(share)} percent operational.`],
    ),
  ];
}
