/** A review as one HTML file: no script, nothing fetched; for a screen, a phone, and A4. */

import { civil, type Day } from '../../core/text/days.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { BALANCE_HEIGHT, balanceBar } from '../drawing/balance.ts';
import { hiddenDefs } from '../drawing/defs.ts';
import { type Glyph, glyphIcon } from '../drawing/glyphs.ts';
import { isolated, Markup, markup, type Part } from '../drawing/markup.ts';
import { placeOf } from '../facts/facts.ts';
import { shortDate } from '../facts/time.ts';
import { counted, grouped, titleOf } from '../facts/words.ts';
import { inWords } from '../page/in-words.ts';
import { drawPicture } from '../page/render.ts';
import {
  type Fact,
  MOST_BEHIND,
  type Named,
  type PathAnswer,
  type Question,
  questionLabels,
  type Review,
  strengths,
  type Tone,
  toneWords,
} from './model.ts';
import { reviewStyles } from './styles.ts';

/** Widths in px that the picture is drawn for: a screen and paper, a tablet, a phone. */
const layouts = [
  ['wide', 860],
  ['mid', 700],
  ['slim', 348],
] as const;

const signs: Readonly<Record<Tone, Glyph>> = { good: 'yes', gap: 'alarm', open: 'unknown', plain: 'dash' };

/** A whole page with a review for each portfolio. The same reviews give the same bytes. */
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
  return markup`<article>
<header><p class="when">${review.when}</p><h1>${isolated(review.name)}</h1><p class="lead">${review.headline}.</p><p>${review.line}.</p></header>
<section class="keep"><h2>${t`At a glance`}</h2>${bar(review)}${paths(review)}</section>
<section class="keep"><h2>${t`The two paths`}</h2>${picture(review)}${inWords(review.facts)}</section>
<section><h2>${t`Decisions asked for`}</h2>${decisions(review, link)}</section>
<section><h2>${t`Strengths and gaps`}</h2>${summaries(review.questions)}</section>
${changes(review, link)}<section><h2>${t`Questions for the meeting`}</h2>${review.questions.map((question, i) => questionPart(question, i + 1, link))}</section>
<section class="appendix"><h2>${t`All items`}</h2>${items(review, link)}</section>
</article>`;
}

/** The id of an item's row in the table; null for what is not in it. */
type Link = (key: string) => string | null;

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
    const { width: w, height, content } = drawPicture(facts, 'two-paths', { width, interactive: false });
    return markup`<div class="at ${name}"><svg class="picture" width="${w}" height="${height}" viewBox="0 0 ${w} ${height}" role="img" aria-label="${t`The picture of the two paths`}">
${content}
</svg></div>`;
  });
}

function name({ key, title, note }: Named, link: Link): Part {
  const id = key === null ? null : link(key);
  const shown =
    id === null
      ? markup`<span class="t">${isolated(title)}</span>`
      : markup`<a href="#${id}">${isolated(title)}</a>`;
  return note === undefined ? shown : markup`${shown} (${isolated(note)})`;
}

function decisions({ decisions: list }: Review, link: Link): Part {
  if (list.length === 0) return markup`<p class="none">${t`No item asks for one.`}</p>`;
  const rows = list.map(
    ({ item, asked, by, when }) =>
      markup`<tr><th scope="row">${isolated(asked)}</th><td data-of="${t`Item`}">${name(item, link)}</td><td data-of="${t`Who stands for it`}">${isolated(by)}</td><td data-of="${t`Next date`}">${when}</td></tr>`,
  );
  return markup`<table class="cards asks"><thead><tr><th scope="col">${t`What is asked`}</th><th scope="col">${t`Item`}</th><th scope="col">${t`Who stands for it`}</th><th scope="col">${t`Next date`}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function summaries(questions: readonly Question[]): Part {
  const list = (tone: Question['tone'], head: string, none: string | null): Part => {
    const of = tone === 'good' ? strengths(questions) : questions.filter((each) => each.tone === tone);
    if (of.length === 0)
      return none !== null && markup`<div><h3>${head}</h3><p class="none">${none}</p></div>`;
    return markup`<div><h3>${head}</h3><ul class="list">${of.map(({ id, answer }) => markup`<li>${glyphIcon(signs[tone])}<span><b>${translated(questionLabels[id])}.</b> ${isolated(answer)}</span></li>`)}</ul></div>`;
  };
  return markup`<div class="two">${list('good', t`What holds`, t`Nothing yet that can be said for certain.`)}${list('gap', t`What needs a look`, t`Nothing.`)}${list('open', t`What the portfolio does not say`, null)}</div>`;
}

function changes({ since }: Review, link: Link): Part {
  if (since === null) return null;
  return markup`<section><h2>${t`What changed since ${isolated(since.name)}`}</h2><p>${since.answer}</p>${factList(since.facts, link)}</section>
`;
}

function questionPart({ ask, tone, answer, facts }: Question, number: number, link: Link): Part {
  return markup`<div class="q"><span class="no" aria-hidden="true">${number}</span><div><h3>${ask}</h3><p class="answer">${glyphIcon(signs[tone])}<b>${translated(toneWords[tone])}.</b> ${isolated(answer)}</p>${factList(facts, link)}</div></div>
`;
}

function factList(facts: readonly Fact[], link: Link): Part {
  if (facts.length === 0) return null;
  return markup`<ul class="facts">${facts.map(({ tone, words, behind }) => {
    const shown = behind.slice(0, MOST_BEHIND).map((each, i) => [i > 0 && ', ', name(each, link)]);
    const more = behind.length - MOST_BEHIND;
    const names =
      behind.length > 0 &&
      markup`<span class="behind">${shown}${more > 0 && t` and ${grouped(more)} more`}</span>`;
    return markup`<li${tone === 'plain' && markup` class="plain"`}>${tone !== 'plain' && glyphIcon(signs[tone])}${isolated(words)}${names}</li>`;
  })}</ul>`;
}

const pathWords = {
  operational: later`operational`,
  strategic: later`strategic`,
  mixed: later`both at once`,
  unplaced: later`none`,
  neither: later`neither`,
} as const;

/** `15 Sep 2027`. */
const dated = (day: Day): string => t`${shortDate(day)} ${civil(day).year}`;

function items({ items: all, facts }: Review, link: Link): Part {
  if (all.length === 0) return markup`<p class="none">${t`There are none yet.`}</p>`;
  const goals = new Map(facts.view.goals.map((goal) => [goal.key, titleOf(goal)]));
  const rows = all.map((item) => {
    const serving = item.goals.map((key, i) => [i > 0 && ', ', isolated(goals.get(key) ?? key)]);
    return markup`<tr id="${link(item.key) ?? ''}"><th scope="row">${isolated(titleOf(item))}${item.id !== null && markup`<span>${item.id}</span>`}</th><td>${translated(pathWords[placeOf(item)])}</td><td>${translated(item.status)}</td><td>${isolated(item.owner ?? '')}</td><td>${item.due === null ? '' : dated(item.due)}</td><td class="n">${item.effort === null ? '' : grouped(item.effort, 2)}</td><td>${serving}</td></tr>
`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${counted(all.length, 'item')}"><table class="all"><thead><tr><th scope="col">${t`Item`}</th><th scope="col">${t`Path`}</th><th scope="col">${t`Status`}</th><th scope="col">${t`Owner`}</th><th scope="col">${t`Due`}</th><th scope="col" class="n">fte</th><th scope="col">${t`Goals`}</th></tr></thead><tbody>
${rows}</tbody></table></div>`;
}
