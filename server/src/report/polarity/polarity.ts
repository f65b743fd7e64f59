/** Draws the polarity map: the two poles, upsides and downsides, the loop between them, and the past. */
import { t } from '../../core/text/l10n.ts';
import { markup, type Part } from '../drawing/markup.ts';
import type { Picture } from '../drawing/picture.ts';
import { circle, moved, path, rect, text } from '../drawing/svg.ts';
import { textWidth, wrapText } from '../drawing/text-width.ts';
import type { Facts } from '../facts/facts.ts';
import { longDate } from '../facts/time.ts';
import type { PolesView, SignView } from '../facts/view-data.ts';
import { counted } from '../facts/words.ts';
import { trail } from './trail.ts';

/** A drawing and its size. */
interface Drawn {
  readonly height: number;
  readonly content: Part;
}

type Pole = 'operational' | 'strategic';
const WIDE = 640;
const GAP = 24;
const PAD = 12;
const LINE = 17;

const noPoles: PolesView = {
  stated: false,
  poles: { operational: { gives: [], costs: [] }, strategic: { gives: [], costs: [] } },
  signs: [],
  quarters: [],
  basis: 'effort',
  undated: 0,
};
export const polesOf = ({ view }: Facts): PolesView => view.poles ?? noPoles;

/** Returns the headline: which signs show. */
export function polarityHeadline(facts: Facts): string {
  const { signs } = polesOf(facts);
  const showing = signs.filter(({ state }) => state === 'shows');
  const known = signs.filter(({ state }) => state !== 'unknown').length;
  const [first] = showing;
  if (first === undefined)
    return known === 0
      ? t`Not enough is said to tell which way it leans.`
      : t`No early sign shows; ${counted(known, 'sign')} can be told.`;
  const of = (pole: Pole): number => showing.filter((sign) => sign.pole === pole).length;
  const [improvement, leaps] = [of('operational'), of('strategic')];
  if (improvement > 0 && leaps > 0)
    return t`Early signs show on both sides: ${improvement} of too much improvement alone, ${leaps} of too many leaps.`;
  if (showing.length === 1)
    return improvement > 0
      ? t`An early sign of improvement without leaps: ${first.title}.`
      : t`An early sign of leaps without improvement: ${first.title}.`;
  return improvement > 0
    ? t`${improvement} early signs of improvement without leaps show.`
    : t`${leaps} early signs of leaps without improvement show.`;
}

/** Returns the line under the headline: whether the words are the portfolio's own, and what is unknown. */
export function polarityLine(facts: Facts): string {
  const { stated, signs } = polesOf(facts);
  const unknown = signs.filter(({ state }) => state === 'unknown').length;
  const whose = stated
    ? t`As the root file states the two poles.`
    : t`These are the words of Twotrack. Write your own under polarity in the root file.`;
  return unknown === 0 ? whose : t`${whose} ${counted(unknown, 'sign')} not known.`;
}

export function polarity(facts: Facts, { width }: { readonly width: number }): Picture {
  const poles = polesOf(facts);
  const wide = width >= WIDE;
  const box = wide ? (width - GAP) / 2 : width;
  const parts: Part[] = [];
  let y = 0;
  const pair = (of: (pole: Pole) => Drawn): void => {
    const [left, right] = [of('operational'), of('strategic')];
    parts.push(
      moved(0, y, left.content),
      moved(wide ? box + GAP : 0, wide ? y : y + left.height + 8, right.content),
    );
    y += (wide ? Math.max(left.height, right.height) : left.height + 8 + right.height) + 4;
  };
  pair((pole) => gives(pole, poles, box));
  const ring = loop(width);
  parts.push(moved(0, y, ring.content));
  y += ring.height;
  pair((pole) => costs(pole, poles, box));
  const past = trail(facts, poles, width);
  parts.push(moved(0, y + 20, past.content));
  return { width, height: y + 20 + past.height, content: markup`${parts}` };
}

const gives = (pole: Pole, { poles }: PolesView, width: number): Drawn =>
  list(
    pole,
    pole === 'operational' ? t`Operational improvement gives` : t`Strategic initiatives give`,
    poles[pole].gives.map((words) => entry(words, width)),
    width,
  );

function costs(pole: Pole, { poles, signs }: PolesView, width: number): Drawn {
  const own = signs.filter((sign) => sign.pole === pole);
  return list(
    pole,
    pole === 'operational'
      ? t`Too much of it, without leaps, costs`
      : t`Too much of it, without improvement, costs`,
    [...poles[pole].costs.map((words) => entry(words, width)), ...own.map((sign) => signEntry(sign, width))],
    width,
  );
}

function list(pole: Pole, title: string, entries: readonly Drawn[], width: number): Drawn {
  const head = wrapText(title, width - 2 * PAD, 12, true);
  const out: Part[] = head.map((words, i) =>
    text({ x: PAD, y: 22 + i * LINE }, words, pole === 'operational' ? 'opt b' : 'stt b'),
  );
  let y = 32 + (head.length - 1) * LINE;
  for (const { height, content } of entries) {
    out.push(moved(0, y, content));
    y += height + 4;
  }
  if (entries.length === 0) {
    out.push(text({ x: PAD, y: y + 13 }, t`not stated`, 'm'));
    y += LINE + 4;
  }
  const height = y + PAD - 4;
  return {
    height,
    content: [
      rect(
        { x: 0.5, y: 0.5, width: width - 1, height: height - 1 },
        pole === 'operational' ? 'opfill pole' : 'stfill pole',
        3,
      ),
      out,
    ],
  };
}

function entry(words: string, width: number): Drawn {
  const lines = wrapText(words, width - 2 * PAD - 14);
  return {
    height: lines.length * LINE,
    content: [
      circle(PAD + 3, 9, 2, 'pt'),
      lines.map((each, i) => text({ x: PAD + 14, y: 13 + i * LINE }, each)),
    ],
  };
}

/** Draws a sign: a filled triangle if it shows, an outlined one if not, a dotted one if unknown. */
function signEntry({ title, state, since, said, action }: SignView, width: number): Drawn {
  const room = width - 2 * PAD - 18;
  const shows = state === 'shows';
  const when = since === null ? '' : t`, since ${longDate(since)}`;
  const facts = state === 'unknown' ? t`not known: ${said}` : `${said}${when}`;
  const head = wrapText(title, room, 12, shows);
  const rest = [
    ...wrapText(facts, room).map((words) => ({ words, cls: 'm' })),
    ...(shows && action !== ''
      ? wrapText(t`Then: ${action}`, room).map((words) => ({ words, cls: '' }))
      : []),
  ];
  const mark = path(
    `M${PAD - 1} 14l5.5 -10l5.5 10z`,
    shows ? 'tri' : state === 'quiet' ? 'sign calm' : 'sign calm open',
  );
  return {
    height: (head.length + rest.length) * LINE,
    content: [
      mark,
      head.map((words, i) => text({ x: PAD + 18, y: 13 + i * LINE }, words, shows ? 'bad b' : '')),
      rest.map(({ words, cls }, i) => text({ x: PAD + 18, y: 13 + (head.length + i) * LINE }, words, cls)),
    ],
  };
}

/** Draws the infinite loop: each pole works until its downside shows, then the other one takes over. */
function loop(width: number): Drawn {
  const [x, y] = [width / 2, 62];
  const r = Math.min(250, width / 2 - 20);
  const h = 62;
  const half = (side: 1 | -1): string =>
    `M${x} ${y}C${x + side * r * 0.34} ${y - h} ${x + side * r} ${y - h} ${x + side * r} ${y}S${x + side * r * 0.34} ${y + h} ${x} ${y}`;
  const tip = (side: 1 | -1): string => `M${x + side * r - 5} ${y - 4}h10l-5 9z`;
  const words = (side: 1 | -1, said: string, cls: string): Part =>
    textWidth(said, 12, true) < r * 0.75 &&
    text({ x: x + side * r * 0.56, y: y + 4, anchor: 'middle' }, said, cls);
  return {
    height: 124,
    content: markup`<g role="img" aria-label="${t`A loop: what one path gives lasts until its costs show, then the other is taken up, and so on.`}">${[
      path(half(-1), 'loop op'),
      path(half(1), 'loop st'),
      path(tip(-1), 'tooth'),
      path(tip(1), 'bs'),
      words(-1, t`hold and improve`, 'opt b'),
      words(1, t`leap`, 'stt b'),
    ]}</g>`,
  };
}
