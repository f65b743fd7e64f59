/** Builds the HTML of the split page. */
import * as vscode from 'vscode';
import { attribute, webviewDocument } from '../services/webview-page.ts';
import { type SplitWords, splitWordsId } from './messages.ts';

/** Builds the webview's document. */
export function splitHtml(webview: vscode.Webview, dist: vscode.Uri): string {
  const t = (text: string): string => attribute(text);
  const half = (
    side: 'operational' | 'strategic',
    name: string,
  ): string => `<section class="half ${side}" aria-labelledby="name-${side}">
<h2 id="name-${side}">${t(name)}</h2>
<textarea id="title-${side}" rows="2" aria-label="${t(vscode.l10n.t('Title of the half: {0}', name))}"></textarea>
<p id="which-${side}"></p>
<p id="reads-${side}" role="status"></p>
</section>`;
  return webviewDocument(webview, dist, {
    name: 'split',
    title: vscode.l10n.t('Split'),
    words: { id: splitWordsId, of: pageWords() },
    body: `<header>
<h1>${t(vscode.l10n.t('Split'))}</h1>
<p id="of"></p>
<button type="button" id="cancel">${t(vscode.l10n.t('Cancel'))}</button>
<button type="button" id="apply" class="primary" disabled>${t(vscode.l10n.t('Apply the split'))}</button>
</header>
<main>
<p id="problem" role="alert"></p>
<div class="halves">${half('operational', vscode.l10n.t('Operational'))}${half('strategic', vscode.l10n.t('Strategic'))}</div>
<h2>${t(vscode.l10n.t('What only you can decide'))}</h2>
<div class="asked">
<label for="id">${t(vscode.l10n.t('Id of the new item'))}</label><input type="text" id="id" spellcheck="false">
<label for="share">${t(vscode.l10n.t('Effort of the new item, in percent of all'))}</label><div><input type="number" id="share" min="0" max="100" step="5" placeholder="${t(vscode.l10n.t('not said'))}" aria-describedby="share-words"><p id="share-words"></p></div>
<label for="link">${t(vscode.l10n.t('The operational half sustains the strategic one'))}</label><input type="checkbox" id="link">
</div>
<h2 id="pieces-name">${t(vscode.l10n.t('What goes where'))}</h2>
<ol id="pieces" aria-labelledby="pieces-name"></ol>
<h2 id="diff-name">${t(vscode.l10n.t('What changes in the files'))}</h2>
<div id="diff" role="region" aria-labelledby="diff-name" tabindex="0"></div>
</main>`,
  });
}

function pageWords(): SplitWords {
  return {
    operational: vscode.l10n.t('Operational'),
    strategic: vscode.l10n.t('Strategic'),
    both: vscode.l10n.t('Both'),
    sentence: vscode.l10n.t('Sentence:'),
    title: vscode.l10n.t('Title:'),
    stays: vscode.l10n.t('Stays where the item is, with its id and comments.'),
    fresh: vscode.l10n.t('A new item, directly below.'),
    notSaid: vscode.l10n.t('Effort not said: {0} stays where the item is.'),
    wordShare: vscode.l10n.t('{0}% of the words go into the new item.'),
    noEffort: vscode.l10n.t('Effort not said: the item states none.'),
    keys: {
      methods: vscode.l10n.t('Method:'),
      measures: vscode.l10n.t('Measure:'),
      milestones: vscode.l10n.t('Milestone:'),
      risks: vscode.l10n.t('Risk:'),
      teams: vscode.l10n.t('Team:'),
      owner: vscode.l10n.t('Owner:'),
      sponsor: vscode.l10n.t('Sponsor:'),
      start: vscode.l10n.t('Start:'),
      end: vscode.l10n.t('End:'),
      budget: vscode.l10n.t('Budget:'),
      review: vscode.l10n.t('Review:'),
      reviewed: vscode.l10n.t('Reviewed:'),
      health: vscode.l10n.t('Health:'),
      change: vscode.l10n.t('Change:'),
      scope: vscode.l10n.t('Scope:'),
      funding: vscode.l10n.t('Funding:'),
      standard: vscode.l10n.t('Standard:'),
      horizon: vscode.l10n.t('Horizon:'),
      sustains: vscode.l10n.t('Sustains:'),
      replaces: vscode.l10n.t('Replaces:'),
      decision: vscode.l10n.t('Decision:'),
      links: vscode.l10n.t('Links:'),
    },
  };
}
