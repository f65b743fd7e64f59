/** Builds the HTML of the import page: its frame and localized strings. */
import * as vscode from 'vscode';
import { attribute, webviewDocument } from '../services/webview-page.ts';
import { type ImportWords, importWordsId } from './messages.ts';

/** Builds the webview's document. */
export function importHtml(webview: vscode.Webview, dist: vscode.Uri, file: string): string {
  const t = (text: string): string => attribute(text);
  return webviewDocument(webview, dist, {
    name: 'import',
    title: vscode.l10n.t('Import'),
    words: { id: importWordsId, of: pageWords() },
    body: `<header>
<h1>${t(vscode.l10n.t('Import {0}', file))}</h1>
<p id="summary" role="status"></p>
<button type="button" id="cancel">${t(vscode.l10n.t('Cancel'))}</button>
<button type="button" id="compare" hidden>${t(vscode.l10n.t('Compare side by side'))}</button>
<button type="button" id="write" class="primary" disabled>${t(vscode.l10n.t('Write'))}</button>
</header>
<main>
<p id="problem" role="alert"></p>
<section aria-labelledby="how-name">
<h2 id="how-name">${t(vscode.l10n.t('How it is read, and where it goes'))}</h2>
<p id="form"></p>
<div class="asked">${askedHtml()}</div>
<ul id="questions" aria-live="polite"></ul>
</section>
<section aria-labelledby="table-name" data-needs="sheet">
<h2 id="table-name">${t(vscode.l10n.t('The table, and what is read from it'))}</h2>
<p class="hint">${t(vscode.l10n.t('Each column shows what it is taken for, which you can change; each cell shows what it is read as.'))}</p>
<div id="table" role="region" aria-labelledby="table-name" tabindex="0"></div>
<button type="button" id="more" hidden></button>
</section>
<section aria-labelledby="left-name" data-needs="sheet">
<h2 id="left-name">${t(vscode.l10n.t('What is left out, and why'))}</h2>
<div id="left-box" role="region" aria-labelledby="left-name" tabindex="0"><ul id="left"></ul></div>
</section>
<section aria-labelledby="diff-name" data-needs="sheet">
<h2 id="diff-name"></h2>
<div id="diff" role="region" aria-labelledby="diff-name" tabindex="0"></div>
</section>
</main>`,
  });
}

/** Builds the controls for questions that do not belong to a column. */
function askedHtml(): string {
  const t = (text: string): string => attribute(text);
  const option = (value: string, text: string): string => `<option value="${value}">${t(text)}</option>`;
  const row = (id: string, name: string, field: string): string =>
    `<div class="field" id="field-${id}"><label for="${id}">${t(name)}</label>${field}</div>`;
  const select = (id: string, name: string, options: readonly string[]): string =>
    row(id, name, `<select id="${id}">${options.join('')}</select>`);
  return [
    select('target', vscode.l10n.t('Where to'), []),
    select('place', vscode.l10n.t('Which sheet'), []),
    select('part', vscode.l10n.t('Which table of the sheet'), []),
    select('numbers', vscode.l10n.t('Numbers'), [
      option('', vscode.l10n.t('As the cells show')),
      option('point', vscode.l10n.t('A point before decimals: 1,500.25')),
      option('comma', vscode.l10n.t('A comma before decimals: 1.500,25')),
    ]),
    select('dates', vscode.l10n.t('Dates'), [
      option('', vscode.l10n.t('As the cells show')),
      option('day-first', vscode.l10n.t('The day first: 31/01/2027')),
      option('month-first', vscode.l10n.t('The month first: 01/31/2027')),
    ]),
    select('groups', vscode.l10n.t('Programmes, epics and parent rows'), [
      option('tags', vscode.l10n.t('become tags')),
      option('goals', vscode.l10n.t('become a tree of goals')),
      option('none', vscode.l10n.t('are left out')),
    ]),
    select('fiscal', vscode.l10n.t('The fiscal year begins in'), [option('', '…'), ...months()]),
    row('as-of', vscode.l10n.t('Day of the readings'), `<input type="date" id="as-of">`),
    `<div class="field wide" id="field-keep"><label><input type="checkbox" id="keep"><span id="keep-words"></span></label></div>`,
  ].join('');
}

/** Returns `<option>` elements: localized month names, with the English names that a mapping uses as values. */
function months(): string[] {
  const name = (language: string, month: number): string =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2027, month, 1));
  return Array.from({ length: 12 }, (_, month) => {
    const value = attribute(name('en', month).toLowerCase());
    return `<option value="${value}">${attribute(name(vscode.env.language, month))}</option>`;
  });
}

function pageWords(): ImportWords {
  return {
    leaveOut: vscode.l10n.t('Leave it out'),
    own: vscode.l10n.t('A key of your own'),
    ofItem: vscode.l10n.t('Of the item'),
    ofPlace: vscode.l10n.t('Of its place and course'),
    ofMeasure: vscode.l10n.t('Of a measure'),
    keyOf: vscode.l10n.t('What is in the column “{0}”?'),
    leads: vscode.l10n.t('The file leads'),
    leadsIn: vscode.l10n.t('The file leads in “{0}”: where the sheet differs, both values are reported'),
    asItIs: vscode.l10n.t('read as it stands'),
    readAs: vscode.l10n.t('read as'),
    notRead: vscode.l10n.t('not taken:'),
    rowLeft: vscode.l10n.t('Left out'),
    states: {
      new: vscode.l10n.t('new'),
      changed: vscode.l10n.t('changed'),
      same: vscode.l10n.t('as it was'),
    },
    reads: {
      operational: vscode.l10n.t('Reads operational: {0}'),
      strategic: vscode.l10n.t('Reads strategic: {0}'),
      mixed: vscode.l10n.t('Reads as both: {0}'),
      unclear: vscode.l10n.t('Too little is said for either track.'),
    },
    track: vscode.l10n.t('Track: {0}'),
    noTrack: vscode.l10n.t('No track: you decide'),
    summary: vscode.l10n.t('{0} new, {1} changed, {2} as they were; {3} values not taken over'),
    nothingChanges: vscode.l10n.t('The file already says all of this.'),
    line: vscode.l10n.t('Line {0}'),
    lines: vscode.l10n.t('Lines {0}'),
    linesAndMore: vscode.l10n.t('Lines {0} and {1} more'),
    column: vscode.l10n.t('Column “{0}”'),
    more: vscode.l10n.t('Show more rows'),
    moreNotes: vscode.l10n.t('and {0} more, in the report'),
    newDocument: vscode.l10n.t('A new document, for you to save'),
    keep: vscode.l10n.t('Keep these choices in {0}, so that the next sheet is read the same way'),
    keepNew: vscode.l10n.t('Keep these choices beside the file, whose name you choose next'),
    keptRead: vscode.l10n.t('Read as {0} says.'),
    which: { sheet: vscode.l10n.t('Which sheet'), list: vscode.l10n.t('Which list') },
    several: {
      sheet: vscode.l10n.t('Several sheets may hold the items. Say below which one.'),
      list: vscode.l10n.t('Several lists may hold the items. Say below which one.'),
    },
    question: vscode.l10n.t('How is “{0}” in the column “{1}” meant? No cell shows it: choose above.'),
    tableOf: vscode.l10n.t('Table {0} of {1}'),
    previewNew: vscode.l10n.t('The new document'),
    previewFile: vscode.l10n.t('What changes in {0}'),
    tooMany: vscode.l10n.t('There are too many changes to show here. Compare side by side.'),
    nothingLeft: vscode.l10n.t('Nothing is left out.'),
  };
}
