/** A review as Markdown that reads well in a pull request. */
import { later, t, translated } from '../../core/text/l10n.ts';
import { markdownText } from '../drawing/markdown-text.ts';
import { placeOf } from '../facts/facts.ts';
import { longDate } from '../facts/time.ts';
import { counted, grouped, titleOf } from '../facts/words.ts';
import {
  type Fact,
  MOST_BEHIND,
  type Named,
  type Question,
  questionLabels,
  type Review,
  strengths,
  type Tone,
  toneWords,
} from './model.ts';
import { sketch } from './sketch.ts';

/** Rows of the table of items at most: a comment on a pull request holds 65,536 characters. */
const MOST_ROWS = 200;

const signs: Readonly<Record<Tone, string>> = { good: '✅', gap: '⚠️', open: '❔', plain: '' };

/** A whole document. The same review gives the same bytes. */
export function reviewMarkdown(review: Review): string {
  const parts = [
    `# ${markdownText(review.name)}`,
    `*${markdownText(review.when)}*`,
    `**${markdownText(review.headline)}.** ${markdownText(review.line)}.`,
    `## ${t`At a glance`}`,
    pathTable(review),
    markdownText(review.balance),
    `## ${t`The two paths`}`,
    `\`\`\`text\n${sketch(review.facts)}\n\`\`\``,
    `## ${t`Decisions asked for`}`,
    decisions(review),
    ...summaries(review.questions),
    ...since(review),
    `## ${t`Questions for the meeting`}`,
    ...review.questions.map((question, i) => questionPart(question, i + 1)),
    `## ${t`All items`}`,
    items(review),
  ];
  return `${parts.join('\n\n')}\n`;
}

const headRow = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function pathTable({ paths }: Review): string {
  const cell = ({ tone, short, words }: Review['paths'][number]['visible']): string =>
    `${signs[tone]} **${short}**: ${markdownText(words)}`;
  const rows = paths.map(
    (path) =>
      `| **${path.name}**<br>${markdownText(path.counts)} | ${cell(path.visible)} | ${cell(path.resourced)} | ${cell(path.aligned)} |`,
  );
  return [headRow(t`Path`, t`Visible`, t`Resourced`, t`Aligned`), '|---|---|---|---|', ...rows].join('\n');
}

function decisions(review: Review): string {
  if (review.decisions.length === 0) return t`No item asks for one.`;
  const rows = review.decisions.map(
    ({ item, asked, by, when }) =>
      `| ${markdownText(asked)} | ${markdownText(item.title)} | ${markdownText(by)} | ${markdownText(when)} |`,
  );
  return [
    headRow(t`What is asked`, t`Item`, t`Who stands for it`, t`Next date`),
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function summaries(questions: readonly Question[]): string[] {
  const list = (tone: Question['tone'], head: string, none: string): string[] => {
    const of = tone === 'good' ? strengths(questions) : questions.filter((each) => each.tone === tone);
    if (of.length === 0) return none === '' ? [] : [head, none];
    return [
      head,
      of
        .map(
          ({ id, answer }) =>
            `- ${signs[tone]} **${translated(questionLabels[id])}.** ${markdownText(answer)}`,
        )
        .join('\n'),
    ];
  };
  return [
    ...list('good', `## ${t`What holds`}`, t`Nothing yet that can be said for certain.`),
    ...list('gap', `## ${t`What needs a look`}`, t`Nothing.`),
    ...list('open', `## ${t`What the portfolio does not say`}`, ''),
  ];
}

function since({ since: changes }: Review): string[] {
  if (changes === null) return [];
  const head = `## ${t`What changed since ${markdownText(changes.name)}`}`;
  return [
    head,
    markdownText(changes.answer),
    ...(changes.facts.length === 0 ? [] : [factList(changes.facts)]),
  ];
}

function questionPart({ ask, tone, answer, facts }: Question, number: number): string {
  const head = `### ${number}. ${markdownText(ask)}\n\n${signs[tone]} **${translated(toneWords[tone])}.** ${markdownText(answer)}`;
  return facts.length === 0 ? head : `${head}\n\n${factList(facts)}`;
}

/** Facts as a list, the items behind each in a line of its own under it. */
export function factList(facts: readonly Fact[]): string {
  return facts
    .map(({ tone, words, behind }) => {
      const sign = tone === 'gap' || tone === 'open' ? `${signs[tone]} ` : '';
      const said = `- ${sign}${markdownText(words)}`;
      return behind.length === 0 ? said : `${said}\n  <br>${names(behind)}`;
    })
    .join('\n');
}

function names(behind: readonly Named[]): string {
  const said = behind
    .slice(0, MOST_BEHIND)
    .map(
      ({ title, note }) => `*${markdownText(title)}*${note === undefined ? '' : ` (${markdownText(note)})`}`,
    );
  const more = behind.length - MOST_BEHIND;
  return said.join('; ') + (more > 0 ? t`; and ${grouped(more)} more` : '');
}

const places = {
  operational: later`operational`,
  strategic: later`strategic`,
  mixed: later`both at once`,
  unplaced: later`none`,
  neither: later`neither`,
} as const;

function items({ items: all, facts }: Review): string {
  if (all.length === 0) return t`There are none yet.`;
  const goals = new Map(facts.view.goals.map((goal) => [goal.key, titleOf(goal)]));
  const rows = all.slice(0, MOST_ROWS).map((item) => {
    const cells = [
      titleOf(item),
      item.id ?? '',
      translated(places[placeOf(item)]),
      translated(item.status),
      item.owner ?? '',
      item.due === null ? '' : longDate(item.due),
      item.effort === null ? '' : grouped(item.effort, 2),
      item.goals.map((key) => goals.get(key) ?? key).join(', '),
    ];
    return `| ${cells.map(markdownText).join(' | ')} |`;
  });
  const more = all.length - rows.length;
  return [
    '<details>',
    `<summary>${counted(all.length, 'item with path, status, owner, date, effort and goals', 'items with path, status, owner, date, effort and goals')}</summary>`,
    '',
    headRow(t`Item`, t`Id`, t`Path`, t`Status`, t`Owner`, t`Due`, 'fte', t`Goals`),
    '|---|---|---|---|---|---|--:|---|',
    ...rows,
    '',
    ...(more > 0
      ? [t`${counted(more, 'more item')} not listed here; \`--format html\` lists them all.`, '']
      : []),
    '</details>',
  ].join('\n');
}
