/**
 * Renders an A3 as one HTML page: two columns on a sheet or screen, one on a phone. No script, no external resources.
 */
import { t } from '../../core/text/l10n.ts';
import { isolated, Markup, markup, type Part } from '../drawing/markup.ts';
import { sparkline } from '../drawing/sparkline.ts';
import { fontFamily, markStyles } from '../drawing/styles.ts';
import { tokenStyles } from '../drawing/tokens.ts';
import type { A3, A3Part } from './a3.ts';

const page = `
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:400 15px/1.5 ${fontFamily}}
main{max-width:1180px;margin:0 auto;padding:32px 24px 48px}
h1,h2,p{margin:0} h1{font-size:26px;line-height:32px;font-weight:650;text-wrap:balance;overflow-wrap:anywhere}
header p{color:var(--muted);margin-top:4px} header .red{color:var(--fault);font-weight:600;margin-top:0}
a{color:inherit;text-underline-offset:2px} a:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.sheet{display:grid;grid-template-columns:1fr 1fr;column-gap:32px;margin-top:24px} .side{display:flex;flex-direction:column;min-width:0}
section{border-top:1px solid var(--rule);padding:12px 0 20px}
h2{font-size:16px;line-height:22px;font-weight:650;margin-bottom:6px} section p+p{margin-top:6px} section p{overflow-wrap:anywhere;text-wrap:pretty}
.blank{flex:1;min-height:120px} .blank p{color:var(--muted);font-size:13px}
svg{display:block;overflow:visible;margin:8px 0;width:276px;height:78px}
@media (max-width:720px){main{padding:20px 16px 40px} h1{font-size:22px;line-height:28px} .sheet{grid-template-columns:1fr} .blank{min-height:72px}}
@page{size:A3 landscape;margin:14mm}
@media print{body{font-size:12pt} main{display:flex;flex-direction:column;max-width:none;min-height:268mm;padding:0} .sheet{flex:1;grid-template-columns:1fr 1fr} .blank p,header a{display:none} section{break-inside:avoid}}
`;

/**
 * Returns the whole page.
 * @param back link to the item's file, relative to the page's future location; null for none
 */
export function a3Page(a3: A3, back: string | null): string {
  const who = a3.owner === '' ? a3.day : `${isolated(a3.owner)}, ${a3.day}`;
  const state = a3.red && markup`<p class="red">${t`Behind its plan`}</p>`;
  return markup`<!doctype html>
<html lang="${t`en`}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="color-scheme" content="light dark"><title>${isolated(`${a3.title}: ${a3.measure}`)}</title>
<style>${new Markup(tokenStyles() + markStyles + page)}</style></head>
<body>
<main>
<header><h1>${isolated(a3.title)}: ${isolated(a3.measure)}</h1><p>${who}</p>${state}${back !== null && markup`<p><a href="${back}">${t`The item in the portfolio`}</a></p>`}</header>
<div class="sheet">
<div class="side">${a3.left.map((part, i) =>
    field(
      part,
      i === 1
        ? sparkline(
            a3.row,
            a3.row.cells.map(({ month }) => month),
          )
        : null,
    ),
  )}</div>
<div class="side">${a3.right.map((part) => field(part, null))}</div>
</div>
</main>
</body></html>
`.text;
}

function field({ heading, lines }: A3Part, drawing: Part): Part {
  const blank = lines.length === 0;
  const text = blank
    ? markup`<p>${t`Blank: the portfolio says nothing of it.`}</p>`
    : lines.map((line) => markup`<p>${isolated(line)}</p>`);
  return markup`<section${blank && markup` class="blank"`}><h2>${heading}</h2>${!blank && drawing}${text}</section>
`;
}
