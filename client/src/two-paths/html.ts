/** Builds the HTML of the picture's page: tabs, tools and an empty stage, filled by messages. */
import * as vscode from 'vscode';
import { type PictureTab, pictureTabs } from '../../../server/src/protocol/picture.ts';
import { attribute, webviewDocument } from '../services/webview-page.ts';
import { type PageWords, wordsId } from './words.ts';

/** Builds the webview's document. */
export function pageHtml(webview: vscode.Webview, dist: vscode.Uri): string {
  const t = texts();
  return webviewDocument(webview, dist, {
    name: 'two-paths',
    title: vscode.l10n.t('The two paths'),
    bodyAttributes: `data-vscode-context='{"preventDefaultContextMenuItems": true, "webviewSection": "page"}'`,
    images: true,
    words: { id: wordsId, of: pageWords() },
    body: `<header class="bar">
<div class="tabs" role="tablist" aria-label="${t.views}">${tabs()}</div>
<p class="of" id="of"></p>
</header>
<section class="tools" aria-label="${t.tools}">
<select id="filter" aria-label="${t.filter}"></select>
<div class="time" id="time" role="group" aria-label="${t.time}">
<button type="button" id="earlier" title="${t.earlier} (Shift+←)" aria-label="${t.earlier}">${chevron('M10 3.5 5.5 8l4.5 4.5')}</button>
<span id="period" aria-live="polite"></span>
<button type="button" id="later" title="${t.later} (Shift+→)" aria-label="${t.later}">${chevron('M6 3.5 10.5 8 6 12.5')}</button>
<button type="button" id="out" title="${t.zoomOut} (−)" aria-label="${t.zoomOut}">${chevron('M3.5 8h9')}</button>
<button type="button" id="in" title="${t.zoomIn} (+)" aria-label="${t.zoomIn}">${chevron('M3.5 8h9M8 3.5v9')}</button>
<button type="button" id="whole" class="word" title="${t.whole} (0)">${t.whole}</button>
</div>
<button type="button" id="export" class="word" popovertarget="menu" aria-haspopup="true">${t.share}</button>
<div id="menu" popover aria-label="${t.share}"><button type="button" id="copy">${t.copy}</button><button type="button" id="save-svg">${t.saveSvg}</button><button type="button" id="save-html">${t.saveHtml}</button><button type="button" id="save-pdf">${t.savePdf}</button><button type="button" id="save-pptx">${t.savePptx}</button></div>
</section>
<div class="notice" id="notice" role="status" hidden></div>
<main><div id="stage" role="tabpanel" aria-labelledby="tab-two-paths"></div></main>
<div class="card" id="card" role="tooltip" hidden></div>
<div class="vh" id="said" role="status"></div>`,
  });
}

function tabs(): string {
  const words: Readonly<Record<PictureTab, string>> = {
    'two-paths': vscode.l10n.t('Two paths'),
    timeline: vscode.l10n.t('Timeline'),
    alignment: vscode.l10n.t('Alignment'),
    bowler: vscode.l10n.t('Bowler'),
    polarity: vscode.l10n.t('Polarity'),
    'over-time': vscode.l10n.t('Over time'),
  };
  return pictureTabs
    .map(
      (view) =>
        `<button type="button" role="tab" id="tab-${view}" data-view="${view}" aria-controls="stage" aria-selected="false" tabindex="-1">${attribute(words[view])}</button>`,
    )
    .join('');
}

function chevron(d: string): string {
  return `<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="${d}"/></svg>`;
}

function texts() {
  const words = {
    views: vscode.l10n.t('Views'),
    tools: vscode.l10n.t('What is shown'),
    filter: vscode.l10n.t('Show the work of a goal or a team'),
    time: vscode.l10n.t('Time'),
    earlier: vscode.l10n.t('Earlier'),
    later: vscode.l10n.t('Later'),
    zoomOut: vscode.l10n.t('Zoom out'),
    zoomIn: vscode.l10n.t('Zoom in'),
    whole: vscode.l10n.t('Whole period'),
    share: vscode.l10n.t('Export'),
    copy: vscode.l10n.t('Copy as PNG'),
    saveSvg: vscode.l10n.t('Save as SVG…'),
    saveHtml: vscode.l10n.t('Save as HTML…'),
    savePdf: vscode.l10n.t('Save as PDF…'),
    savePptx: vscode.l10n.t('Save as PowerPoint…'),
  };
  return Object.fromEntries(
    Object.entries(words).map(([key, text]) => [key, attribute(text)]),
  ) as typeof words;
}

function pageWords(): PageWords {
  return {
    allGoalsAndTeams: vscode.l10n.t('All goals and teams'),
    goals: vscode.l10n.t('Goals'),
    teams: vscode.l10n.t('Teams'),
    lastPicture: vscode.l10n.t('{0} cannot be read at line {1}. This is the last picture.'),
    maybeMissing: vscode.l10n.t('{0} cannot be read at line {1}. What stands there may be missing here.'),
    lastPictureOfMany: vscode.l10n.t('{0} cannot be read. This is the last picture.'),
    maybeMissingOfMany: vscode.l10n.t('{0} cannot be read. What stands there may be missing here.'),
    oneMoreFile: vscode.l10n.t('{0} and 1 more file'),
    moreFiles: vscode.l10n.t('{0} and {1} more files'),
    inScenario: vscode.l10n.t('What if: “{0}”. The portfolio stays as it is.'),
    asItIs: vscode.l10n.t('Show it as it is'),
    goToLine: vscode.l10n.t('Go to the line'),
    drawAnyway: vscode.l10n.t('Draw what can be read'),
    shiftMoves: vscode.l10n.t('Hold Shift to move that too.'),
    copied: vscode.l10n.t('The picture is on the clipboard.'),
    noGraphics: vscode.l10n.t('this window cannot draw it'),
    clipboardRefused: vscode.l10n.t('the clipboard takes no pictures here'),
  };
}
