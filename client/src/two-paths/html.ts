/** The page of the picture as the webview gets it: tabs, tools and an empty stage. The rest comes by messages. */
import * as vscode from 'vscode';
import type { PictureView } from '../../../server/src/protocol/protocol.ts';
import { type PageWords, wordsId } from './words.ts';

/** The document of the webview. Nothing is fetched but the two files of ours; no script but ours runs. */
export function pageHtml(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = makeNonce();
  const script = webview.asWebviewUri(vscode.Uri.joinPath(dist, 'two-paths.page.js'));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(dist, 'two-paths.page.css'));
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    'img-src data:',
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  const t = texts();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t.title}</title>
<link rel="stylesheet" href="${escaped(style.toString())}">
</head>
<body data-vscode-context='{"preventDefaultContextMenuItems": true, "webviewSection": "page"}'>
<header class="bar">
<div class="tabs" role="tablist" aria-label="${t.views}">${tab('two-paths', t.twoPaths)}${tab('timeline', t.timeline)}${tab('alignment', t.alignment)}${tab('bowler', t.bowler)}</div>
<p class="of" id="of"></p>
</header>
<div class="tools" role="group" aria-label="${t.tools}">
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
<div id="menu" popover aria-label="${t.share}"><button type="button" id="copy">${t.copy}</button><button type="button" id="save-svg">${t.saveSvg}</button><button type="button" id="save-html">${t.saveHtml}</button></div>
</div>
<div class="notice" id="notice" role="status" hidden></div>
<main id="stage" role="tabpanel" aria-labelledby="tab-two-paths"></main>
<div class="card" id="card" role="tooltip" hidden></div>
<div class="vh" id="said" role="status"></div>
<script type="application/json" id="${wordsId}">${JSON.stringify(pageWords()).replaceAll('<', '\\u003c')}</script>
<script nonce="${nonce}" src="${escaped(script.toString())}"></script>
</body>
</html>`;
}

function tab(view: PictureView, words: string): string {
  return `<button type="button" role="tab" id="tab-${view}" data-view="${view}" aria-controls="stage" aria-selected="false" tabindex="-1">${words}</button>`;
}

function chevron(d: string): string {
  return `<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="${d}"/></svg>`;
}

function texts() {
  const words = {
    title: vscode.l10n.t('The two paths'),
    views: vscode.l10n.t('Views'),
    twoPaths: vscode.l10n.t('Two paths'),
    timeline: vscode.l10n.t('Timeline'),
    alignment: vscode.l10n.t('Alignment'),
    bowler: vscode.l10n.t('Bowler'),
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
  };
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [key, escaped(text)])) as typeof words;
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
    goToLine: vscode.l10n.t('Go to the line'),
    drawAnyway: vscode.l10n.t('Draw what can be read'),
    copied: vscode.l10n.t('The picture is on the clipboard.'),
    noGraphics: vscode.l10n.t('this window cannot draw it'),
    clipboardRefused: vscode.l10n.t('the clipboard takes no pictures here'),
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** 128 random bits. */
function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
