/** Renders a review as Markdown that reads well in a pull request. */

import { t, translated } from '../../core/text/l10n.ts';
import { factList, signs } from '../drawing/fact-list.ts';
import { markdownText } from '../drawing/markdown-text.ts';
import { placeOf } from '../facts/facts.ts';
import { pathWord } from '../facts/path-words.ts';
import { longDate } from '../facts/time.ts';
import { counted, grouped, titleOf } from '../facts/words.ts';
import { type Question, questionLabels, type Review, strengths, toneLabel } from './model.ts';
import { sketch } from './sketch.ts';

/** Maximum number of rows in the table of items: a GitHub comment holds 65,536 characters. */
const MAX_ROWS = 200;

/** Returns the whole document. Deterministic. */
export function reviewMarkdown(review: Review): string {
  const parts = [
    `# ${markdownText(review.name)}`,
    `*${markdownText(review.when)}*`,
    `**${markdownText(review.headline)}.** ${markdownText(review.line)}.`,
    ...(review.thin ? missing(review) : []),
    ...(review.long ? mattersFirst(review) : []),
    `## ${t`At a glance`}`,
    pathTable(review),
    markdownText(review.balance),
    `## ${t`The two paths`}`,
    `\`\`\`text\n${sketch(review.facts)}\n\`\`\``,
    ...followed(review),
    `## ${t`Decisions asked for`}`,
    decisions(review),
    ...askedAnswers(review),
    ...summaries(review.questions),
    ...(review.thin ? [] : missing(review)),
    ...givenUp(review),
    ...since(review),
    ...(review.long ? groupTables(review) : []),
    `## ${t`Questions for the meeting`}`,
    ...review.questions.map((question, i) =>
      questionPart(question, i + 1, review.long ? MAX_ROWS_LONG : undefined),
    ),
    `## ${t`All items`}`,
    items(review),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Number of names and table rows shown in a long review. */
const MAX_ROWS_LONG = 4;
const ROWS = 12;

/** Renders the edits that would answer most questions. */
function missing({ edits, thin }: Review): string[] {
  if (edits.length === 0) return [];
  const list = edits.map(({ what, tells, behind }, i) => {
    const names = behind.slice(0, MAX_ROWS_LONG).map(({ title }) => `*${markdownText(title)}*`);
    const more = behind.length - names.length;
    const said = `${names.join('; ')}${more > 0 ? t`; and ${grouped(more)} more` : ''}`;
    return `${i + 1}. ${what} ${t`(answers ${tells.join(', ')})`}\n   <br>${said}`;
  });
  const head = thin ? t`What to write first` : t`What to write next`;
  return [`## ${head}`, list.join('\n')];
}

function mattersFirst({ risks }: Review): string[] {
  const shown = risks.filter(({ reasons }) => reasons.length > 0);
  const rows = shown
    .slice(0, ROWS)
    .map(({ item, reasons }) =>
      headRow(
        markdownText(titleOf(item)),
        reasons.join(', '),
        markdownText(item.owner ?? item.sponsor ?? ''),
      ),
    );
  const table = [headRow(t`Item`, t`Why`, t`Who answers for it`), '|---|---|---|', ...rows].join('\n');
  return [
    `## ${t`What matters first`}`,
    shown.length === 0 ? t`Nothing is said against any item.` : table,
    ...(shown.length > ROWS
      ? [
          counted(
            shown.length - ROWS,
            'more item has something against it',
            'more items have something against them',
          ),
        ]
      : []),
  ];
}

function groupTables({ groupings }: Review): string[] {
  return [
    `## ${t`Where it stands, group by group`}`,
    ...groupings.flatMap(({ by, groups }) => {
      const rows = groups
        .slice(0, ROWS)
        .map(({ name, open, atRisk, effort, money, worst }) =>
          headRow(
            markdownText(name),
            grouped(open),
            grouped(atRisk),
            effort === 0 ? '' : grouped(effort),
            money,
            worst === null ? '' : `${markdownText(titleOf(worst.item))}: ${worst.reasons[0] ?? ''}`,
          ),
        );
      const head = headRow('', t`Open`, t`At risk`, 'fte', t`Budgets`, t`First to look at`);
      const more = groups.length > ROWS ? [t`and ${grouped(groups.length - ROWS)} more`] : [];
      return [`### ${by}`, [head, '|---|--:|--:|--:|---|---|', ...rows].join('\n'), ...more];
    }),
  ];
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

function askedAnswers({ askedAnswers: all }: Review): string[] {
  if (all.length === 0) return [];
  const rows = all
    .slice(0, MAX_ROWS)
    .map(({ on, proposal, from, to, since }) =>
      headRow(...[proposal, on.title, from, to, since].map(markdownText)),
    );
  const head = headRow(t`What is proposed`, t`Goal or item`, t`From`, t`Who is asked`, t`Since`);
  return [`## ${t`Answers asked for`}`, [head, '|---|---|---|---|---|', ...rows].join('\n')];
}

function followed({ followed: all }: Review): string[] {
  if (all.length === 0) return [];
  const rows = all
    .slice(0, MAX_ROWS)
    .map(({ item, decided, when, tone, became }) =>
      headRow(
        markdownText(decided),
        markdownText(item.title),
        markdownText(when),
        `${signs[tone]} ${markdownText(became)}`,
      ),
    );
  const head = headRow(t`What was decided`, t`Item`, t`When, by whom`, t`What became of it`);
  return [
    `## ${t`What was decided, and what became of it`}`,
    [head, '|---|---|---|---|', ...rows].join('\n'),
  ];
}

function givenUp({ givenUp: all }: Review): string[] {
  if (all.length === 0) return [];
  const rows = all
    .slice(0, MAX_ROWS)
    .map(({ item, reason, freed, again }) =>
      headRow(markdownText(item.title), reason === '' ? t`not said` : markdownText(reason), freed, again),
    );
  const head = headRow(t`Item`, t`Why`, t`Freed`, t`Look again`);
  return [`## ${t`What was given up`}`, [head, '|---|---|---|---|', ...rows].join('\n')];
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
    ...list('open', `## ${t`What is open or not said`}`, ''),
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

function questionPart(question: Question, number: number, most: number | undefined): string {
  const { ask, tone, answer, facts } = question;
  const head = `### ${number}. ${markdownText(ask)}\n\n${signs[tone]} **${toneLabel(question)}.** ${markdownText(answer)}`;
  return facts.length === 0 ? head : `${head}\n\n${factList(facts, most)}`;
}

function items({ items: all, facts }: Review): string {
  if (all.length === 0) return t`There are none yet.`;
  const goals = new Map(facts.view.goals.map((goal) => [goal.key, titleOf(goal)]));
  const rows = all.slice(0, MAX_ROWS).map((item) => {
    const cells = [
      titleOf(item),
      item.id ?? '',
      pathWord(placeOf(item)),
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
