/**
 * Renders a history as a view of the picture and as files: heading, chart, statements with their items, and the table.
 */
import { isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { defs, hiddenDefs } from '../drawing/defs.ts';
import { isolated, type Markup, markup, type Part, Markup as Raw } from '../drawing/markup.ts';
import { markStyles, pageStyles } from '../drawing/styles.ts';
import { moved, rect, text } from '../drawing/svg.ts';
import { wrapText } from '../drawing/text-width.ts';
import { resolved, tokenStyles } from '../drawing/tokens.ts';
import { longDate } from '../facts/time.ts';
import { counted } from '../facts/words.ts';
import { type Chart, chart, roomFor } from './chart.ts';
import type { History, Moment } from './history.ts';
import type { EventKind, ItemName } from './life.ts';
import { historyStyles } from './styles.ts';
import { type Behind, type Told, told } from './told.ts';

/** Number of items named under a sentence before the rest is folded. */
const MAX_NAMED = 3;

export interface HistoryHead {
  readonly headline: string;
  readonly line: string;
}

/** Returns the headline, and the line under it. */
export function historyHead(history: History): HistoryHead {
  const { from, asOf, commits } = history;
  const headline = told(history)[0]?.words ?? t`Nothing can be said of its course yet.`;
  return { headline, line: t`${longDate(from)} to ${longDate(asOf)}, ${counted(commits, 'commit')}` };
}

/**
 * Returns the whole view as HTML.
 * @param width content width in px
 * @param interactive whether a script handles `data-id`
 */
export function historyView(history: History, width: number, interactive: boolean): Markup {
  const { headline, line } = historyHead(history);
  const drawn = chart(history, width);
  const left = history.moments.length - roomFor(width);
  return markup`<section class="view over-time" data-view="over-time">
<header class="head"><div><h1>${headline}</h1><p class="sub">${line}</p></div></header>
${history.moments.length > 0 && svgOf(drawn, chartName(history))}
${left > 0 && markup`<p class="muted">${t`The earliest ${counted(left, 'stretch', 'stretches')} find no room in the picture; the table holds them.`}</p>`}
${notes(history)}
<div class="said">${told(history)
    .slice(1)
    .map((each) => sentence(each, interactive))}</div>
${table(history, interactive)}
</section>`;
}

const chartName = (history: History): string =>
  t`Share of effort over time: ${historyHead(history).headline}`;

function svgOf({ width, height, content }: Chart, label: string): Markup {
  return markup`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" class="picture">
${content}
</svg>`;
}

/** Renders the caveats, placed before the figures. */
function notes(history: History): Part {
  const partial =
    history.moments.at(-1)?.partial === true
      ? [t`* up to ${longDate(history.asOf)}, and not to its end`]
      : [];
  const all = [...partial, ...history.notes];
  return (
    all.length > 0 &&
    markup`<ul class="notes muted">${all.map((note) => markup`<li>${isolated(note)}</li>`)}</ul>`
  );
}

function sentence({ words, items }: Told, interactive: boolean): Markup {
  const shown = items.slice(0, MAX_NAMED).map((each) => entry(each, interactive));
  const rest = items.slice(MAX_NAMED).map((each) => entry(each, interactive));
  return markup`<div class="fact"><p>${isolated(words)}</p>${shown.length > 0 && markup`<ul>${shown}</ul>`}${rest.length > 0 && markup`<details><summary>${t`${counted(rest.length, 'more item')}`}</summary><ul>${rest}</ul></details>`}</div>
`;
}

const entry = ({ item, note }: Behind, interactive: boolean): Markup =>
  markup`<li>${named(item, interactive)}${note !== '' && markup` <span class="muted">${isolated(note)}</span>`}</li>`;

/** Renders a title, as a link if a script handles it and the item has an id. */
function named({ id, title }: ItemName, interactive: boolean): Part {
  const words = isolated(title);
  return interactive && id !== null
    ? markup`<a class="plain" role="link" tabindex="0" data-id="${id}~0">${words}</a>`
    : words;
}

function table({ moments }: History, interactive: boolean): Part {
  if (moments.length === 0) return null;
  const heads = [
    t`Stretch`,
    t`Operational`,
    t`Mixed`,
    t`Strategic`,
    t`Intended`,
    t`Open`,
    t`Begun`,
    t`Finished`,
    t`Stopped or gone`,
    t`Moved or mixed`,
    t`Dates moved`,
    t`Plans rewritten`,
  ];
  const rows = moments.map((moment) => row(moment, interactive));
  return markup`<details class="facts"><summary>${t`The same facts as a table`}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${t`The same facts as a table`}"><table><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows}</tbody></table></div></details>`;
}

function row(moment: Moment, interactive: boolean): Markup {
  const { balance, open, events, churn } = moment;
  const percent = (share: number | null): string => (share === null ? '–' : `${share}%`);
  const of = (...kinds: readonly EventKind[]): Part =>
    names(
      events.filter(({ kind }) => kinds.includes(kind)).map(({ item }) => item),
      interactive,
    );
  const meant = balance.target === null ? '–' : `${balance.target}% ± ${balance.tolerance}`;
  return markup`<tr><th scope="row">${moment.label}${moment.partial && '*'} <span class="muted">${isoDay(moment.last)}</span></th><td class="n">${percent(balance.operational)}</td><td class="n">${percent(balance.mixed)}</td><td class="n">${percent(balance.strategic)}</td><td class="when">${meant}</td><td class="n">${open.operational} + ${open.strategic}</td><td>${of('begun')}</td><td>${of('finished')}</td><td>${of('stopped', 'removed')}</td><td>${of('moved', 'mixed', 'split')}</td><td>${of('promise')}</td><td>${churn === null ? '–' : names(churn.touched, interactive)}</td></tr>
`;
}

/** Names a few items; if there are more, shows their number and folds the names. */
function names(items: readonly ItemName[], interactive: boolean): Part {
  const all = items.map((item, i) => [i > 0 && ', ', named(item, interactive)]);
  if (items.length <= MAX_NAMED) return all;
  return markup`<details><summary>${counted(items.length, 'item')}</summary>${all}</details>`;
}

const WIDTHS = [1240, 860, 660, 480] as const;

/** Returns a standalone page: no script, no external resources; adapts to the window. */
export function historyPage(history: History): string {
  const layouts = WIDTHS.map(
    (width, i) => markup`<div class="at at${i}">${historyView(history, width, false)}</div>\n`,
  );
  const rules = WIDTHS.map((width, i) => {
    const min = i === WIDTHS.length - 1 ? '' : `(min-width:${width + 40}px)`;
    const max = i === 0 ? '' : `(max-width:${(WIDTHS[i - 1] ?? 0) + 39}px)`;
    return `@media ${[min, max].filter(Boolean).join(' and ')}{.at${i}{display:block}}`;
  });
  const css = `${tokenStyles()}${markStyles}${pageStyles}${historyStyles}.at{display:none;margin-top:10px}\n${rules.join('\n')}\n@media print{.at{display:none!important}.at1{display:block!important}}`;
  return markup`<!doctype html>
<html lang="${t`en`}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="color-scheme" content="light dark"><title>${isolated(history.name)}: ${t`over time`}</title>
<style>${new Raw(css)}</style></head>
<body>
${hiddenDefs}
<main>
<p class="muted of">${isolated(history.name)}</p>
${layouts}
</main>
</body></html>
`.text;
}

/** Returns the chart as an SVG file, including its statements. */
export function historySvg(history: History, width = 1240): string {
  const { headline, line } = historyHead(history);
  const drawn = chart(history, width);
  const lines = wrapText(headline, width, 20, true);
  const parts: Part[] = lines.map((words, i) => text({ x: 0, y: 20 + 26 * i }, words, 'h1'));
  const top = lines.length * 26 + 16;
  parts.push(text({ x: 0, y: top }, line, 'm'), moved(0, top + 16, drawn.content));
  const foot = top + 16 + drawn.height + 18;
  const ends = [
    ...(history.moments.at(-1)?.partial === true
      ? [t`* up to ${longDate(history.asOf)}, and not to its end`]
      : []),
    ...history.notes,
  ].flatMap((note) => wrapText(note, width));
  parts.push(...ends.map((words, i) => text({ x: 0, y: foot + 17 * i }, words, 'm')));
  const [whole, height] = [width + 40, foot + ends.length * 17 + 40];
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${height}" viewBox="0 0 ${whole} ${height}" role="img" aria-labelledby="tt-title tt-desc" font-family="system-ui, -apple-system, Segoe UI, Ubuntu, sans-serif" font-size="12">
<title id="tt-title">${isolated(`${history.name}: ${headline}`)}</title>
<desc id="tt-desc">${told(history)
    .map(({ words }) => words)
    .join(' ')}</desc>
<style>${new Raw(resolved(markStyles, 'light'))}</style>
${defs}
${rect({ x: 0, y: 0, width: whole, height }, 'paper')}
${moved(20, 20, parts)}
</svg>
`.text;
}
