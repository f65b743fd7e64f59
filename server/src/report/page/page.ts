/** Exports pictures as standalone files: an HTML page without external resources, and an SVG. */
import { t } from '../../core/text/l10n.ts';
import { BALANCE_WIDTH, balanceBar } from '../drawing/balance.ts';
import { defs, hiddenDefs } from '../drawing/defs.ts';
import { isolated, Markup, markup, type Part } from '../drawing/markup.ts';
import { markStyles, pageStyles } from '../drawing/styles.ts';
import { moved, rect, text } from '../drawing/svg.ts';
import { textWidth, wrapText } from '../drawing/text-width.ts';
import { resolved, type Theme, tokenStyles } from '../drawing/tokens.ts';
import { factsOf } from '../facts/facts.ts';
import { periodWords } from '../facts/time.ts';
import type { PeriodView, PortfolioView } from '../facts/view-data.ts';
import { historyStyles } from '../history/styles.ts';
import { contentWidth, PAGE_MARGIN, renderFacts } from './render.ts';
import { type DrawnKind, drawnView, headOf, type ViewKind, viewTitle } from './views.ts';

/** Returns the style sheet for all views in a page or panel. */
export function styleSheet(): string {
  return tokenStyles() + markStyles + pageStyles + historyStyles;
}

/** Required once in a panel's page besides the style sheet: the gradients that views refer to. */
export const pageDefs: string = hiddenDefs.text;

export interface PageOptions {
  /** Views in display order; all if absent. */
  readonly views?: readonly ViewKind[];
  /** Page widths in px to lay out for; CSS selects one by the window. */
  readonly widths?: readonly number[];
  /** Body class of a VS Code theme; the system's preference if absent. */
  readonly theme?: Theme;
  /** The period that pictures show; the portfolio's if absent. */
  readonly period?: PeriodView;
}

const allViews: readonly ViewKind[] = ['two-paths', 'timeline', 'alignment', 'bowler'];
const allWidths: readonly number[] = [1280, 900, 700, 520];

/** Returns a whole HTML page: no script, no external resources, printable. Deterministic. */
export function standalonePage(view: PortfolioView, options: PageOptions = {}): string {
  const facts = factsOf(view);
  const widths = [...(options.widths ?? allWidths)].sort((a, b) => b - a);
  const kinds = options.views ?? allViews;
  const body = kinds.map((kind) =>
    widths.map((width, i) =>
      layout(
        renderFacts(facts, kind, {
          width,
          interactive: false,
          tableRows: i === 0 ? 10_000 : 500,
          ...(options.period === undefined ? {} : { period: options.period }),
        }).html,
        i,
      ),
    ),
  );
  const name = view.name.trim() === '' ? t`Portfolio` : view.name;
  const head = markup`<!doctype html>
<html lang="${t`en`}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="color-scheme" content="light dark"><title>${isolated(name)}: Twotrack</title>
`;
  return markup`${head}<style>${new Markup(styleSheet() + shownAt(widths))}</style></head>
<body${options.theme !== undefined && markup` class="${bodyClass(options.theme)}"`}>
${hiddenDefs}
<main>
<p class="muted of">${isolated(whatIsShown(view, name, options.period))}</p>
${body}
</main>
</body></html>
`.text;
}

/** Returns `Harrowmere Hospital, 2027 to 2028`, with the part that a filter selects. */
function whatIsShown(view: PortfolioView, name: string, period = view.period): string {
  const when = periodWords(period);
  // Many portfolio names contain the year.
  const words = [name, view.part?.name, name.includes(when) ? undefined : when];
  return words.filter((part) => part !== undefined).join(', ');
}

function bodyClass(theme: Theme): string {
  return theme === 'high-contrast-light'
    ? 'vscode-high-contrast vscode-high-contrast-light'
    : `vscode-${theme}`;
}

function layout(html: string, index: number): Part {
  return markup`<div class="at at${index}">${new Markup(html)}</div>\n`;
}

/** Returns CSS that shows the widest layout that fits the window. */
function shownAt(widths: readonly number[]): string {
  const rules = widths.map((width, i) => {
    const min = i === widths.length - 1 ? '' : `(min-width:${width}px)`;
    const max = i === 0 ? '' : `(max-width:${(widths[i - 1] ?? 0) - 1}px)`;
    const query = [min, max].filter((part) => part !== '').join(' and ');
    return query === '' ? `.at${i}{display:block}` : `@media ${query}{.at${i}{display:block}}`;
  });
  return `.at{display:none;margin-top:28px} .of{margin:0 0 -18px}\n${rules.join('\n')}\n`;
}

export interface SvgOptions {
  /** Width of the whole picture in px, including margins; 1280 if absent. */
  readonly width?: number;
  readonly period?: PeriodView;
  /** Theme whose colours are written out, so that any program shows them; light if absent. */
  readonly theme?: Theme;
}

const TITLE = 26;

/** Returns a picture as an SVG file: heading, balance and picture, with `<title>` and `<desc>`. */
export function standaloneSvg(
  view: PortfolioView,
  kind: DrawnKind = 'two-paths',
  options: SvgOptions = {},
): string {
  const facts = factsOf(view);
  const inner = contentWidth(options.width ?? 1280);
  const theme = options.theme ?? 'light';
  const { headline, line } = headOf(facts, kind);
  const withBar = kind === 'two-paths';
  const beside = withBar && inner >= 840;
  const room = beside ? inner - BALANCE_WIDTH - 40 : inner;
  const name = view.name.trim() === '' ? t`Portfolio` : view.name;
  const parts: Part[] = [];
  let y = 0;
  const lines = wrapText(headline, room, 20, true);
  for (const words of lines) {
    parts.push(text({ x: 0, y: y + 20 }, words, 'h1'));
    y += TITLE;
  }
  for (const words of wrapText(line, room)) {
    parts.push(text({ x: 0, y: y + 15 }, words, 'm'));
    y += 18;
  }
  if (withBar && beside)
    parts.push(moved(inner - BALANCE_WIDTH, 4, balanceBar(facts.balance, BALANCE_WIDTH)));
  if (withBar && !beside) {
    parts.push(moved(0, y + 12, balanceBar(facts.balance, inner)));
    y += 60;
  }
  y = Math.max(y + 14, beside ? 64 : 0);
  const drawn = { width: inner, interactive: false };
  const picture = drawnView(kind).draw(
    facts,
    options.period === undefined ? drawn : { ...drawn, period: options.period },
  );
  parts.push(moved(0, y, picture.content));
  const whole = Math.max(picture.width, inner) + 2 * PAGE_MARGIN;
  const said = whatIsShown(view, name, options.period);
  const foot = y + picture.height + 8;
  if (textWidth(said) < inner) parts.push(text({ x: 0, y: foot + 12 }, said, 'm'));
  const height = foot + 20 + 2 * PAGE_MARGIN;
  const css = resolved(markStyles, theme).replace(/tspan\[data-action\][^}]*\}/g, '');
  const svg = markup`<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${height}" viewBox="0 0 ${whole} ${height}" role="img" aria-labelledby="tt-title tt-desc" font-family="system-ui, -apple-system, Segoe UI, Ubuntu, sans-serif" font-size="12">
<title id="tt-title">${isolated(`${viewTitle(kind)}, ${name}: ${headline}`)}</title>
<desc id="tt-desc">${drawnView(kind).told(facts).join(' ')}</desc>
<style>${new Markup(css)}</style>
${defs}
${rect({ x: 0, y: 0, width: whole, height }, 'paper')}
${moved(PAGE_MARGIN, PAGE_MARGIN, parts)}
</svg>
`;
  return svg.text;
}
