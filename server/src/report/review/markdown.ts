/** A review as Markdown that reads well in a pull request. */
import { placeOf } from '../facts.ts';
import { markdownText } from '../markdown-text.ts';
import { longDate } from '../time.ts';
import { counted, grouped, titleOf } from '../words.ts';
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
    '## At a glance',
    pathTable(review),
    markdownText(review.balance),
    '## The two paths',
    `\`\`\`text\n${sketch(review.facts)}\n\`\`\``,
    '## Decisions asked for',
    decisions(review),
    ...summaries(review.questions),
    ...since(review),
    '## Questions for the meeting',
    ...review.questions.map((question, i) => questionPart(question, i + 1)),
    '## All items',
    items(review),
  ];
  return `${parts.join('\n\n')}\n`;
}

function pathTable({ paths }: Review): string {
  const cell = ({ tone, short, words }: Review['paths'][number]['visible']): string =>
    `${signs[tone]} **${short}**: ${markdownText(words)}`;
  const rows = paths.map(
    (path) =>
      `| **${path.name}**<br>${markdownText(path.counts)} | ${cell(path.visible)} | ${cell(path.resourced)} | ${cell(path.aligned)} |`,
  );
  return ['| Path | Visible | Resourced | Aligned |', '|---|---|---|---|', ...rows].join('\n');
}

function decisions(review: Review): string {
  if (review.decisions.length === 0) return 'No item asks for one.';
  const rows = review.decisions.map(
    ({ item, asked, by, when }) =>
      `| ${markdownText(asked)} | ${markdownText(item.title)} | ${markdownText(by)} | ${markdownText(when)} |`,
  );
  return ['| What is asked | Item | Who stands for it | Next date |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}

function summaries(questions: readonly Question[]): string[] {
  const list = (tone: Question['tone'], head: string, none: string): string[] => {
    const of = tone === 'good' ? strengths(questions) : questions.filter((each) => each.tone === tone);
    if (of.length === 0) return none === '' ? [] : [head, none];
    return [
      head,
      of
        .map(({ id, answer }) => `- ${signs[tone]} **${questionLabels[id]}.** ${markdownText(answer)}`)
        .join('\n'),
    ];
  };
  return [
    ...list('good', '## What holds', 'Nothing yet that can be said for certain.'),
    ...list('gap', '## What needs a look', 'Nothing.'),
    ...list('open', '## What the portfolio does not say', ''),
  ];
}

function since({ since: changes }: Review): string[] {
  if (changes === null) return [];
  const head = `## What changed since ${markdownText(changes.name)}`;
  return [
    head,
    markdownText(changes.answer),
    ...(changes.facts.length === 0 ? [] : [factList(changes.facts)]),
  ];
}

function questionPart({ ask, tone, answer, facts }: Question, number: number): string {
  const head = `### ${number}. ${markdownText(ask)}\n\n${signs[tone]} **${toneWords[tone]}.** ${markdownText(answer)}`;
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
  return said.join('; ') + (more > 0 ? `; and ${grouped(more)} more` : '');
}

const places = {
  operational: 'operational',
  strategic: 'strategic',
  mixed: 'both at once',
  unplaced: 'none',
  neither: 'neither',
} as const;

function items({ items: all, facts }: Review): string {
  if (all.length === 0) return 'There are none yet.';
  const goals = new Map(facts.view.goals.map((goal) => [goal.key, titleOf(goal)]));
  const rows = all.slice(0, MOST_ROWS).map((item) => {
    const cells = [
      titleOf(item),
      item.id ?? '',
      places[placeOf(item)],
      item.status,
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
    `<summary>${counted(all.length, 'item')} with path, status, owner, date, effort and goals</summary>`,
    '',
    '| Item | Id | Path | Status | Owner | Due | fte | Goals |',
    '|---|---|---|---|---|---|--:|---|',
    ...rows,
    '',
    ...(more > 0
      ? [`${counted(more, 'more item')} not listed here; \`--format html\` lists them all.`, '']
      : []),
    '</details>',
  ].join('\n');
}
