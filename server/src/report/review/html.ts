/** Renders a review as one HTML file: no script, no external resources; for a screen, a phone, and A4. */

import { civil, type Day } from '../../core/text/days.ts';
import { t, translated } from '../../core/text/l10n.ts';
import { BALANCE_HEIGHT, balanceBar } from '../drawing/balance.ts';
import { hiddenDefs } from '../drawing/defs.ts';
import { type Glyph, glyphIcon } from '../drawing/glyphs.ts';
import { isolated, Markup, markup, type Part } from '../drawing/markup.ts';
import { placeOf } from '../facts/facts.ts';
import { pathWord } from '../facts/path-words.ts';
import { shortDate } from '../facts/time.ts';
import { type Fact, MAX_BEHIND, type Tone } from '../facts/told.ts';
import { counted, grouped, titleOf } from '../facts/words.ts';
import { inWords } from '../page/in-words.ts';
import { twoPaths } from '../two-paths/two-paths.ts';
import { type Link, name, names } from './html-names.ts';
import { groupTables, itemsByGoal, mattersFirst } from './long-html.ts';
import {
  type PathAnswer,
  type Question,
  questionLabels,
  type Review,
  strengths,
  toneLabel,
} from './model.ts';
import { reviewStyles } from './styles.ts';

/** Widths in px that the picture is drawn for: screen and paper, tablet, phone. */
const layouts = [
  ['wide', 860],
  ['mid', 700],
  ['slim', 348],
] as const;

/** Number of names and decisions listed in a long review. */
const MAX_BEHIND_LONG = 4;
const MAX_ASKED = 6;

const signs: Readonly<Record<Tone, Glyph>> = { good: 'yes', gap: 'alarm', open: 'unknown', plain: 'dash' };

/** Returns a whole page with a review per portfolio. Deterministic. */
export function reviewPage(reviews: readonly Review[]): string {
  const title = reviews.map(({ name }) => name).join(', ');
  const head = markup`<!doctype html>
<html lang="${t`en`}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="color-scheme" content="light dark"><title>${t`${isolated(title)}: review`}</title>
`;
  return markup`${head}<style>${new Markup(reviewStyles)}</style></head>
<body>
${hiddenDefs}
<main>
${reviews.map(article)}
</main>
</body></html>
`.text;
}

function article(review: Review, number: number): Part {
  const link: Link = (key) => {
    const at = places.get(key);
    return at === undefined ? null : `r${number}-${at}`;
  };
  const places = new Map(review.items.map(({ key }, i) => [key, i]));
  return markup`<article${review.long && markup` class="long"`}>
<header><p class="when">${review.when}</p><h1>${isolated(review.name)}</h1><p class="lead">${review.headline}.</p><p>${review.line}.</p></header>
${review.thin && missing(review, link)}${review.long && markup`<section class="keep"><h2>${t`What matters first`}</h2>${mattersFirst(review, link)}</section>`}
<section class="keep"><h2>${t`At a glance`}</h2>${bar(review)}${paths(review)}</section>
<section class="keep"><h2>${t`The two paths`}</h2>${picture(review)}${inWords(review.facts)}</section>
${followed(review, link)}<section><h2>${t`Decisions asked for`}</h2>${decisions(review, link)}</section>
${askedAnswers(review, link)}<section><h2>${t`Strengths and gaps`}</h2>${summaries(review.questions)}</section>
${!review.thin && missing(review, link)}${givenUp(review, link)}${changes(review, link)}${review.long && markup`<section><h2>${t`Where it stands, group by group`}</h2>${groupTables(review, link)}</section>`}
<section${review.long && markup` class="screen"`}><h2>${t`Questions for the meeting`}</h2>${review.questions.map((question, i) => questionPart(question, i + 1, link, review.long ? MAX_BEHIND_LONG : MAX_BEHIND))}</section>
<section class="appendix"><h2>${t`All items`}</h2>${review.long ? itemsByGoal(review, link) : items(review, link)}</section>
</article>`;
}

function bar({ facts }: Review): Part {
  return layouts.map(([name, width]) => {
    const w = Math.min(560, width);
    return markup`<div class="at ${name}"><svg class="bar" width="${w}" height="${BALANCE_HEIGHT}" viewBox="0 0 ${w} ${BALANCE_HEIGHT}">${balanceBar(facts.balance, w)}</svg></div>`;
  });
}

function paths(review: Review): Part {
  const cell = (of: string, { tone, short, words }: PathAnswer): Part =>
    markup`<td data-of="${of}">${glyphIcon(signs[tone])}<b>${short}</b><span class="sub">${isolated(words)}</span></td>`;
  const rows = review.paths.map(
    (path) =>
      markup`<tr><th scope="row" class="${path.path === 'operational' ? 'op' : 'st'}">${path.name}<span>${path.counts}</span></th>${cell(t`Visible`, path.visible)}${cell(t`Resourced`, path.resourced)}${cell(t`Aligned`, path.aligned)}</tr>`,
  );
  return markup`<table class="paths cards"><thead><tr><th scope="col">${t`Path`}</th><th scope="col">${t`Visible`}</th><th scope="col">${t`Resourced`}</th><th scope="col">${t`Aligned`}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function picture({ facts }: Review): Part {
  return layouts.map(([name, width]) => {
    const { width: w, height, content } = twoPaths(facts, { width, interactive: false });
    return markup`<div class="at ${name}"><svg class="picture" width="${w}" height="${height}" viewBox="0 0 ${w} ${height}" role="img" aria-label="${t`The picture of the two paths`}">
${content}
</svg></div>`;
  });
}

/** Renders the edits that would answer most questions. */
function missing({ edits, thin, long }: Review, link: Link): Part {
  if (edits.length === 0) return null;
  const rows = edits.map(
    ({ what, tells, behind }) =>
      markup`<li>${coded(what)} <span class="muted">${t`(answers ${tells.join(', ')})`}</span>${!long && names(behind, MAX_BEHIND_LONG, link)}</li>`,
  );
  return markup`<section class="keep"><h2>${thin ? t`What to write first` : t`What to write next`}</h2><ol class="edits">${rows}</ol></section>
`;
}

/** Formats `keys` of the language as code. */
const coded = (words: string): Part =>
  words.split('`').map((part, i) => (i % 2 === 0 ? part : markup`<code>${part}</code>`));

function decisions({ decisions: all, long }: Review, link: Link): Part {
  if (all.length === 0) return markup`<p class="none">${t`No item asks for one.`}</p>`;
  const list = long ? all.slice(0, MAX_ASKED) : all;
  const left = all.length - list.length;
  const rows = list.map(
    ({ item, asked, by, when }) =>
      markup`<tr><th scope="row">${isolated(asked)}</th><td data-of="${t`Item`}">${name(item, link)}</td><td data-of="${t`Who stands for it`}">${isolated(by)}</td><td data-of="${t`Next date`}">${when}</td></tr>`,
  );
  return markup`<table class="cards asks"><thead><tr><th scope="col">${t`What is asked`}</th><th scope="col">${t`Item`}</th><th scope="col">${t`Who stands for it`}</th><th scope="col">${t`Next date`}</th></tr></thead><tbody>${rows}</tbody></table>${left > 0 && markup`<p class="none">${counted(left, 'more item asks for one', 'more items ask for one')}</p>`}`;
}

/** Renders the targets that await an answer. */
function askedAnswers({ askedAnswers: all, long }: Review, link: Link): Part {
  if (all.length === 0) return null;
  const list = long ? all.slice(0, MAX_ASKED) : all;
  const left = all.length - list.length;
  const rows = list.map(
    ({ on, proposal, from, to, since }) =>
      markup`<tr><th scope="row">${isolated(proposal)}</th><td data-of="${t`Goal or item`}">${name(on, link)}</td><td data-of="${t`From`}">${isolated(from)}</td><td data-of="${t`Who is asked`}">${isolated(to)}</td><td data-of="${t`Since`}">${since}</td></tr>`,
  );
  return markup`<section><h2>${t`Answers asked for`}</h2><table class="cards asks"><thead><tr><th scope="col">${t`What is proposed`}</th><th scope="col">${t`Goal or item`}</th><th scope="col">${t`From`}</th><th scope="col">${t`Who is asked`}</th><th scope="col">${t`Since`}</th></tr></thead><tbody>${rows}</tbody></table>${left > 0 && markup`<p class="none">${counted(left, 'more answer is asked for', 'more answers are asked for')}</p>`}</section>
`;
}

/** Renders earlier decisions and their outcomes, with overdue ones highlighted. */
function followed({ followed: all, long }: Review, link: Link): Part {
  if (all.length === 0) return null;
  const list = long ? all.slice(0, MAX_ASKED) : all;
  const left = all.length - list.length;
  const rows = list.map(
    ({ item, decided, when, tone, became }) =>
      markup`<tr><th scope="row">${isolated(decided)}</th><td data-of="${t`Item`}">${name(item, link)}</td><td data-of="${t`When, by whom`}">${isolated(when)}</td><td data-of="${t`What became of it`}">${glyphIcon(signs[tone])}${isolated(became)}</td></tr>`,
  );
  return markup`<section><h2>${t`What was decided, and what became of it`}</h2><table class="cards asks"><thead><tr><th scope="col">${t`What was decided`}</th><th scope="col">${t`Item`}</th><th scope="col">${t`When, by whom`}</th><th scope="col">${t`What became of it`}</th></tr></thead><tbody>${rows}</tbody></table>${left > 0 && markup`<p class="none">${counted(left, 'earlier decision', 'earlier decisions')}</p>`}</section>
`;
}

/** Renders what was stopped. */
function givenUp({ givenUp: all, long }: Review, link: Link): Part {
  if (all.length === 0 || long) return null;
  const rows = all.map(
    ({ item, reason, freed, again }) =>
      markup`<tr><th scope="row">${name(item, link)}</th><td data-of="${t`Why`}">${reason === '' ? markup`<span class="muted">${t`not said`}</span>` : isolated(reason)}</td><td data-of="${t`Freed`}">${freed}</td><td data-of="${t`Look again`}">${again}</td></tr>`,
  );
  return markup`<section><h2>${t`What was given up`}</h2><table class="cards asks"><thead><tr><th scope="col">${t`Item`}</th><th scope="col">${t`Why`}</th><th scope="col">${t`Freed`}</th><th scope="col">${t`Look again`}</th></tr></thead><tbody>${rows}</tbody></table></section>
`;
}

function summaries(questions: readonly Question[]): Part {
  const list = (tone: Question['tone'], head: string, none: string | null): Part => {
    const of = tone === 'good' ? strengths(questions) : questions.filter((each) => each.tone === tone);
    if (of.length === 0)
      return none !== null && markup`<div><h3>${head}</h3><p class="none">${none}</p></div>`;
    return markup`<div><h3>${head}</h3><ul class="list">${of.map(({ id, answer }) => markup`<li>${glyphIcon(signs[tone])}<span><b>${translated(questionLabels[id])}.</b> ${isolated(answer)}</span></li>`)}</ul></div>`;
  };
  return markup`<div class="two">${list('good', t`What holds`, t`Nothing yet that can be said for certain.`)}${list('gap', t`What needs a look`, t`Nothing.`)}${list('open', t`What is open or not said`, null)}</div>`;
}

function changes({ since }: Review, link: Link): Part {
  if (since === null) return null;
  return markup`<section><h2>${t`What changed since ${isolated(since.name)}`}</h2><p>${since.answer}</p>${factList(since.facts, link, MAX_BEHIND)}</section>
`;
}

function questionPart(question: Question, number: number, link: Link, most: number): Part {
  const { ask, tone, answer, facts } = question;
  return markup`<div class="q"><span class="no" aria-hidden="true">${number}</span><div><h3>${ask}</h3><p class="answer">${glyphIcon(signs[tone])}<b>${toneLabel(question)}.</b> ${isolated(answer)}</p>${factList(facts, link, most)}</div></div>
`;
}

function factList(facts: readonly Fact[], link: Link, most: number): Part {
  if (facts.length === 0) return null;
  return markup`<ul class="facts">${facts.map(({ tone, words, behind }) => {
    return markup`<li${tone === 'plain' && markup` class="plain"`}>${tone !== 'plain' && glyphIcon(signs[tone])}${isolated(words)}${names(behind, most, link)}</li>`;
  })}</ul>`;
}

/** Formats a day: `15 Sep 2027`. */
const dated = (day: Day): string => t`${shortDate(day)} ${civil(day).year}`;

function items({ items: all, facts }: Review, link: Link): Part {
  if (all.length === 0) return markup`<p class="none">${t`There are none yet.`}</p>`;
  const goals = new Map(facts.view.goals.map((goal) => [goal.key, titleOf(goal)]));
  const rows = all.map((item) => {
    const serving = item.goals.map((key, i) => [i > 0 && ', ', isolated(goals.get(key) ?? key)]);
    return markup`<tr id="${link(item.key) ?? ''}"><th scope="row">${isolated(titleOf(item))}${item.id !== null && markup`<span>${item.id}</span>`}</th><td>${pathWord(placeOf(item))}</td><td>${translated(item.status)}</td><td>${isolated(item.owner ?? '')}</td><td>${item.due === null ? '' : dated(item.due)}</td><td class="n">${item.effort === null ? '' : grouped(item.effort, 2)}</td><td>${serving}</td></tr>
`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${counted(all.length, 'item')}"><table class="all"><thead><tr><th scope="col">${t`Item`}</th><th scope="col">${t`Path`}</th><th scope="col">${t`Status`}</th><th scope="col">${t`Owner`}</th><th scope="col">${t`Due`}</th><th scope="col" class="n">fte</th><th scope="col">${t`Goals`}</th></tr></thead><tbody>
${rows}</tbody></table></div>`;
}
