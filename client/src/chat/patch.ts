/** Renders a proposed patch with its reasons. All strings are inserted as text, never as markup. */
import { oneLine } from '../../../server/src/base/words.ts';
import { type Child, h } from '../meeting/dom.ts';
import type { ChatPage, Proposed } from './data.ts';
import { filesOf, type PatchLine } from './patch-lines.ts';

const signs: Readonly<Record<PatchLine['kind'], string>> = { same: ' ', gone: '-', new: '+', note: '' };

export function patchView(answer: Proposed, words: ChatPage['words']): HTMLElement[] {
  if (answer.refused !== undefined)
    return [h('h1', {}, words.refused), h('p', { class: 'sub' }, answer.refused)];
  return [
    h(
      'header',
      { class: 'head' },
      h(
        'div',
        {},
        h('h1', {}, `${words.proposed}: ${answer.title}`),
        h('p', { class: 'sub' }, words.notWritten),
      ),
    ),
    answer.finding === null
      ? h('span')
      : h('p', { class: 'why' }, h('b', {}, words.finding), ' ', ...coded(answer.finding.message)),
    ...filesOf(answer.patch).map(({ name, hunks }, at) =>
      h(
        'section',
        { class: 'file' },
        h('h2', {}, answer.files[at] ?? name),
        h(
          'div',
          { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': answer.files[at] ?? name },
          tableOf(hunks, words),
        ),
      ),
    ),
    findingsOf(words.putsRight, '✓', answer.putsRight, words),
    findingsOf(words.brings, '!', answer.brings, words),
    ...answer.evidence.filter(({ evidence }) => evidence.length > 0).map((item) => evidenceOf(item, words)),
    h('p', { class: 'muted foot' }, words.apply),
  ];
}

function tableOf(hunks: readonly (readonly PatchLine[])[], words: ChatPage['words']): HTMLElement {
  const row = ({ kind, text, before, after }: PatchLine): HTMLElement =>
    h(
      'tr',
      { class: kind },
      h('td', { class: 'n' }, before === null ? '' : String(before)),
      h('td', { class: 'n' }, after === null ? '' : String(after)),
      h(
        'td',
        { class: 'sign' },
        kind === 'same' || kind === 'note'
          ? ''
          : h('span', { role: 'img', 'aria-label': kind === 'gone' ? words.gone : words.fresh }, signs[kind]),
      ),
      h('td', { class: 'line' }, text),
    );
  return h('table', {}, ...hunks.map((lines) => h('tbody', {}, ...lines.map(row))));
}

function findingsOf(
  title: string,
  sign: string,
  findings: Proposed['brings'],
  words: ChatPage['words'],
): HTMLElement {
  const list: Child = findings.map(({ code, item, message }) =>
    h(
      'li',
      {},
      h('span', { class: 'mark', 'aria-hidden': 'true' }, sign),
      h('span', {}, h('code', {}, code), item === null ? '' : ` ${item}`, ': ', ...coded(message)),
    ),
  );
  return h(
    'section',
    { class: 'findings' },
    h('h2', {}, title),
    findings.length === 0 ? h('p', { class: 'muted' }, words.nothing) : h('ul', {}, list),
  );
}

function evidenceOf(
  { id, verdict, evidence }: Proposed['evidence'][number],
  words: ChatPage['words'],
): HTMLElement {
  return h(
    'p',
    { class: 'reads muted' },
    words.reads.replace('%1', () => id).replace('%2', () => verdict),
    ' ',
    ...evidence.flatMap(({ pole, text }, at): Child[] => [
      at === 0 ? '' : ' · ',
      h('span', { class: pole === 'strategic' ? 'st' : 'op' }, oneLine(text)),
    ]),
  );
}

/** Renders a finding's message: backquoted parts are keys or values of the language. */
const coded = (message: string): Child[] =>
  message
    .split('`')
    .map((part, at, all) => (at % 2 === 1 && at < all.length - 1 ? h('code', {}, part) : part));
