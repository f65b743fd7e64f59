/** Script of the split page: two halves side by side, radio buttons to assign each part, the diff below. */
import type { SplitChoice, SplitProposal, SplitSide } from '../../../server/src/protocol/split.ts';
import { type FromSplit, type SplitWords, splitWordsId, type ToSplit } from './messages.ts';
import './page.css';

declare function acquireVsCodeApi(): { postMessage(message: FromSplit): void };

const host = acquireVsCodeApi();
const words = JSON.parse(document.getElementById(splitWordsId)?.textContent ?? '{}') as SplitWords;
const element = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;
const sides: readonly SplitSide[] = ['operational', 'strategic'];
let proposal: SplitProposal | undefined;
/** Halves that a person named: the others are called by their pieces, wherever those go. */
const named = new Set<SplitSide>();
/** True once a person wrote the id: until then it follows the title of the new half. */
let idNamed = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function titleField(side: SplitSide): HTMLTextAreaElement {
  return element<HTMLTextAreaElement>(`title-${side}`);
}

function choice(): SplitChoice | undefined {
  if (proposal === undefined) return undefined;
  const to = proposal.pieces.map((piece, at) => {
    const checked = document.querySelector<HTMLInputElement>(`input[name="piece-${at}"]:checked`);
    return (checked?.value ?? piece.to) as SplitChoice['to'][number];
  });
  return {
    to,
    titles: Object.fromEntries([...named].map((side) => [side, titleField(side).value.replace(/\s+/g, ' ')])),
    id: idNamed ? element<HTMLInputElement>('id').value.trim() : '',
    share: Math.max(0, Math.min(100, Number(element<HTMLInputElement>('share').value) || 0)),
    link: element<HTMLInputElement>('link').checked,
  };
}

/** Requests the result of the current choices: at once after a click, debounced while the user types. */
function ask(wait: number): void {
  clearTimeout(timer);
  timer = setTimeout(tell, wait);
}

function tell(): void {
  clearTimeout(timer);
  timer = undefined;
  const made = choice();
  if (made !== undefined) host.postMessage({ kind: 'choice', choice: made });
}

/** Include input that the debounce still holds back. */
function apply(): void {
  if (timer !== undefined) tell();
  host.postMessage({ kind: 'apply' });
}

function draw(next: SplitProposal): void {
  const first = proposal === undefined;
  proposal = next;
  element('of').textContent = next.item;
  for (const side of sides) {
    const { words: reads, fits } = next.reads[side];
    const verdict = element(`reads-${side}`);
    verdict.textContent = `${fits ? '✓' : '!'} ${reads}`;
    verdict.dataset['fits'] = String(fits);
    element(`which-${side}`).textContent = side === next.own ? words.stays : words.fresh;
    if (!named.has(side)) titleField(side).value = next.choice.titles[side];
  }
  if (!idNamed) element<HTMLInputElement>('id').value = next.choice.id;
  if (first) {
    element('pieces').replaceChildren(...next.pieces.map((_, at) => pieceAt(next, at)));
  }
  for (const [at, { to }] of next.pieces.entries()) {
    const row = element('pieces').children[at] as HTMLElement;
    row.dataset['to'] = to;
  }
  element('share-words').textContent = shareWords(next);
  element<HTMLInputElement>('share').disabled = next.effort === null;
  element('problem').textContent = next.problem;
  element<HTMLButtonElement>('apply').disabled = next.edit === null;
  element('diff').replaceChildren(
    ...next.diff.map(({ sign, text }) => {
      const line = document.createElement('div');
      line.dataset['sign'] = sign;
      line.textContent = `${sign} ${text}`;
      return line;
    }),
  );
}

/** Says what is known of the effort: nothing is suggested, because words are no measure of it. */
function shareWords({ effort, wordShare }: SplitProposal): string {
  if (effort === null) return words.noEffort;
  const open = element<HTMLInputElement>('share').value === '' ? words.notSaid.replace('{0}', effort) : '';
  const known = wordShare === null ? '' : words.wordShare.replace('{0}', String(wordShare));
  return `${open} ${known}`.trim();
}

function pieceAt({ pieces }: SplitProposal, at: number): HTMLElement {
  const piece = pieces[at];
  const row = document.createElement('li');
  if (piece === undefined) return row;
  const group = document.createElement('fieldset');
  const legend = document.createElement('legend');
  const kind = document.createElement('span');
  kind.className = 'kind';
  kind.textContent =
    piece.key === 'title'
      ? words.title
      : piece.key === 'description'
        ? words.sentence
        : (words.keys[piece.key] ?? piece.key);
  const text = document.createElement('span');
  text.textContent = piece.text;
  legend.append(kind, ' ', text);
  const choices = document.createElement('div');
  choices.className = 'choices';
  for (const to of [
    ...(['operational'] as const),
    ...(piece.both ? (['both'] as const) : []),
    'strategic',
  ] as const) {
    const label = document.createElement('label');
    label.className = to;
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = `piece-${at}`;
    input.value = to;
    input.checked = piece.to === to;
    input.addEventListener('change', () => ask(0));
    label.append(input, words[to]);
    choices.append(label);
  }
  group.append(legend, choices);
  row.append(group);
  return row;
}

for (const side of sides) {
  titleField(side).addEventListener('input', () => {
    named.add(side);
    ask(250);
  });
  // A title is one line, however it wraps.
  titleField(side).addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
}
element('id').addEventListener('input', () => {
  idNamed = element<HTMLInputElement>('id').value.trim() !== '';
  ask(250);
});
element('share').addEventListener('input', () => ask(250));
element('link').addEventListener('change', () => ask(0));
element('apply').addEventListener('click', apply);
element('cancel').addEventListener('click', () => host.postMessage({ kind: 'cancel' }));
document.addEventListener('keydown', (event) => {
  if (
    event.key === 'Enter' &&
    (event.ctrlKey || event.metaKey) &&
    !element<HTMLButtonElement>('apply').disabled
  )
    apply();
});
window.addEventListener('message', ({ data }: MessageEvent<ToSplit>) => {
  if (data.kind === 'proposal') draw(data.proposal);
  else {
    element('problem').textContent = data.reason;
    element<HTMLButtonElement>('apply').disabled = true;
  }
});
host.postMessage({ kind: 'ready' });
