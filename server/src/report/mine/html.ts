/**
 * Renders a person's or team's work as one HTML page: no script, no external resources; for a screen, a phone, and one
 * sheet of A4.
 */
import { t } from '../../core/text/l10n.ts';
import { isolated, Markup, markup, type Part } from '../drawing/markup.ts';
import { longDate } from '../facts/time.ts';
import { counted, grouped } from '../facts/words.ts';
import { reviewStyles } from '../review/styles.ts';
import { type Mine, type MineLine, type MineRow, pathWords } from './mine.ts';
import { kindWords } from './words.ts';

/** Returns the URL that an item's title links to; null for none. */
export type ItemLink = (row: MineRow) => string | null;

const styles = `${reviewStyles}
.mine .no{width:34px;color:var(--muted);font-variant-numeric:tabular-nums} .mine tbody th{width:48%} .mine .why{font-weight:400;color:var(--fg);display:block} .mine td.path,.mine th.path{padding-left:12px;white-space:nowrap} .mine td.strategic,.mine td.operational{border-left:3px solid var(--op);padding-left:10px} .mine td.strategic{border-left:5px double var(--st)}
.who tbody th{width:34%} .who td:nth-child(2){width:7%;white-space:nowrap} .who td:nth-child(3){width:15%} section>.none+table{margin-top:12px}
.mine li{position:relative;padding-left:12px} .mine li::before{content:"–";position:absolute;left:0} .tied td.no{font-weight:600;color:var(--fg)}
@media (max-width:560px){.mine td.path{border:0;padding:2px 0;white-space:normal} .mine td.n{text-align:left} .cards tr{position:relative}}
`;

/** Returns the page of one team or person. Deterministic. */
export function minePage(mine: Mine, link: ItemLink = () => null): string {
  const { who, rows, resting, first, order, live, today } = mine;
  const ties = new Set(rows.map(({ place }) => place).filter((place, i, all) => all.indexOf(place) !== i));
  return whole(
    t`${isolated(who.name)}: what is first`,
    markup`<header><p class="when">${isolated(mine.portfolio)}, ${longDate(today)}</p><h1>${isolated(who.name)}</h1><p class="lead">${isolated(first)}.</p><p>${kindWords(who.kind)}. ${live}.</p></header>
<section><h2>${t`In this order`}</h2>${order !== '' && markup`<p class="none">${order}.</p>`}${table(rows, link, ties)}</section>
${resting.length > 0 && markup`<section><h2>${t`Paused, outside the order`}</h2>${table(resting, link, ties)}</section>`}`,
  );
}

/** Returns the page of everyone with items, one line each. */
export function everyonePage(portfolio: string, today: number, lines: readonly MineLine[]): string {
  const rows = lines.map(
    ({ who, open, live, first }) =>
      markup`<tr><th scope="row">${isolated(who.name)}<span>${kindWords(who.kind)}</span></th><td class="bare">${counted(open, 'item')}</td><td class="bare">${live}</td><td class="bare">${isolated(first)}.</td></tr>`,
  );
  return whole(
    t`${isolated(portfolio)}: who has what first`,
    markup`<header><p class="when">${longDate(today)}</p><h1>${isolated(portfolio)}</h1><p class="lead">${t`Who has what first`}</p></header>
<section>${lines.length === 0 ? markup`<p class="none">${t`No planned or active item names a team, an owner or a sponsor.`}</p>` : markup`<table class="cards who"><thead><tr><th scope="col">${t`Who`}</th><th scope="col">${t`Items`}</th><th scope="col">${t`Live`}</th><th scope="col">${t`First`}</th></tr></thead><tbody>${rows}</tbody></table>`}</section>`,
  );
}

const whole = (title: string, content: Part): string =>
  markup`<!doctype html>
<html lang="${t`en`}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="color-scheme" content="light dark"><title>${title}</title>
<style>${new Markup(styles)}</style></head>
<body>
<main>
${content}
</main>
</body></html>
`.text;

function table(rows: readonly MineRow[], link: ItemLink, ties: ReadonlySet<number | null>): Part {
  if (rows.length === 0) return markup`<p class="none">${t`Nothing is planned or under way.`}</p>`;
  const body = rows.map((row) => {
    const { place, title, why, notes, path, status, effort } = row;
    const to = link(row);
    const name = to === null ? isolated(title) : markup`<a href="${to}">${isolated(title)}</a>`;
    const told =
      notes.length > 0 &&
      markup`<span><ul>${notes.map((note) => markup`<li>${isolated(note)}</li>`)}</ul></span>`;
    return markup`<tr${place !== null && ties.has(place) && markup` class="tied"`}><td class="no" data-of="${t`Place`}">${place === null ? '' : `${place}${ties.has(place) ? ' =' : ''}`}</td><th scope="row">${name}<span class="why">${isolated(why)}</span>${told}</th><td class="path ${path}" data-of="${t`Path`}">${pathWords(path)}</td><td data-of="${t`Status`}">${status}</td><td class="n" data-of="fte">${effort === null ? '' : grouped(effort, 2)}</td></tr>
`;
  });
  return markup`<table class="cards mine"><thead><tr><th scope="col">${t`Place`}</th><th scope="col">${t`Item`}</th><th scope="col" class="path">${t`Path`}</th><th scope="col">${t`Status`}</th><th scope="col" class="n">fte</th></tr></thead><tbody>
${body}</tbody></table>`;
}
