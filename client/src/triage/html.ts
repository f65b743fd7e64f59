/** Builds the HTML of the triage page: header, empty list and localized strings. */
import * as vscode from 'vscode';
import { attribute, webviewDocument } from '../services/webview-page.ts';
import { type TriageWords, triageWordsId } from './messages.ts';

/** Builds the webview's document. */
export function triageHtml(webview: vscode.Webview, dist: vscode.Uri, title: string): string {
  const t = (text: string): string => attribute(text);
  return webviewDocument(webview, dist, {
    name: 'triage',
    title,
    words: { id: triageWordsId, of: pageWords() },
    body: `<header>
<h1 id="title">${t(title)}</h1>
<p id="left" role="status"></p>
<button type="button" id="sure" hidden disabled></button>
<button type="button" id="undo" disabled>${t(vscode.l10n.t('Undo'))}</button>
<button type="button" id="write" class="primary">${t(vscode.l10n.t('Write the items…'))}</button>
</header>
<main>
<p id="keys">${t(vscode.l10n.t('Enter takes the suggestion, which has a dashed border. O operational · S strategic · P split · N neither · L leave open · X not an item · U undo · arrows move.'))} <span id="key-sure" hidden>${t(vscode.l10n.t('A accepts all that are sure: the verdict has a confidence of 85% or more.'))}</span></p>
<ol id="rows" aria-labelledby="title"></ol>
</main>`,
  });
}

function pageWords(): TriageWords {
  return {
    names: {
      operational: vscode.l10n.t('Operational'),
      strategic: vscode.l10n.t('Strategic'),
      split: vscode.l10n.t('Split'),
      neither: vscode.l10n.t('Neither'),
      open: vscode.l10n.t('Leave open'),
      none: vscode.l10n.t('Not an item'),
    },
    keys: { operational: 'o', strategic: 's', split: 'p', neither: 'n', open: 'l', none: 'x' },
    suggestion: vscode.l10n.t('suggested'),
    left: vscode.l10n.t('Items: {0} · not decided: {1}'),
    leftAndOut: vscode.l10n.t('Items: {0} · not decided: {1} · not an item: {2}'),
    writing: vscode.l10n.t('Not written yet: choose the file'),
    sure: vscode.l10n.t('Accept all that are sure ({0})'),
    allSure: vscode.l10n.t('All that are sure are decided.'),
    isSure: vscode.l10n.t('{0} (sure)'),
    reasons: {
      operational: vscode.l10n.t('Reads operational: {0}'),
      strategic: vscode.l10n.t('Reads strategic: {0}'),
      mixed: vscode.l10n.t('Reads as both: {0}'),
      unclear: vscode.l10n.t('Too little is said for either track.'),
      duty: vscode.l10n.t('A duty or a renewal: {0}'),
      around: vscode.l10n.t('Looks like text around a list: a greeting, a heading, a signature.'),
    },
  };
}
