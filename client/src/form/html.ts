/** Builds the HTML of the form page: header, empty form and localized strings. */
import * as vscode from 'vscode';
import { attribute, webviewDocument } from '../services/webview-page.ts';
import { type FormWords, formWordsId } from './messages.ts';

/** Builds the webview's document. */
export function formHtml(webview: vscode.Webview, dist: vscode.Uri): string {
  return webviewDocument(webview, dist, {
    name: 'form',
    title: vscode.l10n.t('Item'),
    words: { id: formWordsId, of: pageWords() },
    body: `<header>
<h1 id="name"></h1>
<button type="button" id="undo" aria-keyshortcuts="Control+Z" disabled>${attribute(vscode.l10n.t('Take back'))}</button>
<button type="button" id="save" aria-keyshortcuts="Control+S" disabled>${attribute(vscode.l10n.t('Save'))}</button>
<button type="button" id="text">${attribute(vscode.l10n.t('Show the text'))}</button>
</header>
<main>
<p id="gone" role="alert"></p>
<section id="reads" aria-live="polite"></section>
<form id="form" novalidate></form>
<p id="said" class="vh" role="status"></p>
</main>`,
  });
}

function pageWords(): FormWords {
  return {
    add: vscode.l10n.t('Add a {0}', '%1'),
    remove: vscode.l10n.t('Remove {0}', '%1'),
    fresh: vscode.l10n.t('Name of the new {0}', '%1'),
    none: vscode.l10n.t('not said'),
    reads: vscode.l10n.t('This item reads {0}', '%1'),
    operational: vscode.l10n.t('Operational: {0}', '%1'),
    strategic: vscode.l10n.t('Strategic: {0}', '%1'),
    neither: vscode.l10n.t('Nothing in its words suggests a track.'),
    written: vscode.l10n.t('{0} is written', '%1'),
    saved: vscode.l10n.t('Saved'),
    takenBack: vscode.l10n.t('Taken back'),
  };
}
