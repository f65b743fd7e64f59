/**
 * Turns a review into slides: one message per slide, and no sentence that the review lacks. Each message is an answer,
 * claim or heading of the review, with its details below.
 */

import { capital } from '../../base/words.ts';
import { civil } from '../../core/text/days.ts';
import { t, translated } from '../../core/text/l10n.ts';
import { balanceBar } from '../drawing/balance.ts';
import { wrapText } from '../drawing/text-width.ts';
import { placeOf } from '../facts/facts.ts';
import { pathWord } from '../facts/path-words.ts';
import { shortDate } from '../facts/time.ts';
import { type Fact, type Named, type Tone, that } from '../facts/told.ts';
import { counted, grouped, titleOf } from '../facts/words.ts';
import { inWordsParagraphs } from '../page/in-words.ts';
import { type Question, type Review, toneLabel, toneWords } from '../review/model.ts';
import { drawnShapes } from './drawn.ts';
import { BODY, namesWithin, type Point, pointBoxes, tables } from './layout.ts';
import { pictureSlide } from './picture-slide.ts';
import type { Deck, Shape, Slide } from './shapes.ts';

/** Number of items listed first in a long review. */
const FIRST = 24;

/** Returns the slides of a review. Deterministic. */
export function reviewDeck(review: Review): Deck {
  return {
    title: review.name,
    foot: `${review.name}. ${review.when}`,
    slides: [
      cover(review),
      pictureSlide(review.facts, 'two-paths', t`The two paths`),
      // The summary, which can be shown alone: what needs a look, and what is to be decided.
      ...standing(review, 'gap'),
      ...(review.long ? first(review) : []),
      ...since(review),
      ...followed(review),
      ...decisions(review),
      ...askedAnswers(review),
      // The detail: a slide for each answer that needs a look; the others together.
      ...toned(review, 'gap').flatMap((question) => questionSlides(question, review)),
      ...standing(review, 'good'),
      ...standing(review, 'open'),
      ...givenUp(review),
      ...edits(review),
      ...groups(review),
      // A long review lists its items group by group on the page: dozens of tables are no slides.
      ...(review.long ? [] : items(review)),
    ],
  };
}

const plain = { kicker: '', tone: 'plain', notes: '' } as const;

/** Top of the name on the cover, and its size; each of its lines moves what is below it down. */
const COVER = { y: 222, size: 34 } as const;

function cover(review: Review): Slide {
  const lines = wrapText(review.name, BODY.w, COVER.size, true).length;
  const y = Math.min(420, COVER.y + lines * Math.round(COVER.size * 1.2) + 36);
  return {
    ...plain,
    message: review.name,
    kicker: review.when,
    notes: inWordsParagraphs(review.facts).join(' '),
    cover: true,
    shapes: pointBoxes(
      [`${review.headline}.`, `${review.line}.`].map(
        (words): Point => ({ tone: 'plain', words, behind: '' }),
      ),
      { ...BODY, y, h: 450 - y },
    ).map((box) => ({
      ...box,
      paragraphs: box.paragraphs.map((each, i) => ({
        ...each,
        sign: null,
        indent: 0,
        size: i === 0 ? 22 : 14,
      })),
    })),
  };
}

const toned = ({ questions }: Review, tone: Question['tone']): readonly Question[] =>
  questions.filter((question) => question.tone === tone);

/** Lists the answers of one tone; beneath those that have no slide of their own, what they rest on. */
function standing(review: Review, tone: Question['tone']): readonly Slide[] {
  const questions = toned(review, tone);
  if (questions.length === 0) return [];
  const points = questions.map(
    ({ answer, facts }): Point => ({
      tone,
      words: answer,
      behind: tone === 'gap' ? '' : facts.map(({ words }) => words).join(' '),
    }),
  );
  return spread(
    {
      ...plain,
      tone,
      message: translated(toneWords[tone]),
      kicker: t`${grouped(questions.length)} of ${counted(review.questions.length, 'question')}`,
    },
    pointBoxes(points).map((box) => [box]),
  );
}

function questionSlides(question: Question, review: Review): readonly Slide[] {
  const { ask, tone, answer, facts, id } = question;
  const drawn = id === 'split' ? balance(review) : [];
  const area = drawn.length > 0 ? { ...BODY, y: 240, h: BODY.h - 82 } : BODY;
  const points = facts.map(pointOf);
  return spread(
    { message: answer, kicker: `${ask}  ${toneLabel(question)}`, tone, notes: '' },
    points.length === 0 ? [[]] : pointBoxes(points, area).map((box) => [box]),
    drawn,
  );
}

function balance({ facts }: Review): readonly Shape[] {
  const { text } = balanceBar(facts.balance, BODY.w / 1.6);
  return drawnShapes(text, { x: BODY.x, y: BODY.y, scale: 1.6 });
}

const pointOf = ({ tone, words, behind }: Fact): Point => ({
  tone,
  words,
  behind: namesWithin(behind.map(nameOf), (left) => t` and ${grouped(left)} more`),
});

const nameOf = ({ title, note }: Named): string => (note === undefined ? title : `${title} (${note})`);

function decisions(review: Review): readonly Slide[] {
  if (review.decisions.length === 0) return [];
  const rows = review.decisions.map(({ item, asked, by, when }) => [asked, item.title, by, when]);
  const columns = [
    [t`What is asked`, 40],
    [t`Item`, 28],
    [t`Who stands for it`, 17],
    [t`Next date`, 15],
  ] as const;
  const message = capital(
    that(review.decisions.length, 'item', ['asks for a decision', 'ask for a decision']),
  );
  return spread(
    { ...plain, message, kicker: t`Decisions asked for` },
    tables(columns, rows).map((each) => [each]),
  );
}

function askedAnswers({ askedAnswers: all }: Review): readonly Slide[] {
  if (all.length === 0) return [];
  const rows = all.map(({ on, proposal, from, to, since }) => [proposal, on.title, from, to, since]);
  const columns = [
    [t`What is proposed`, 34],
    [t`Goal or item`, 24],
    [t`From`, 14],
    [t`Who is asked`, 14],
    [t`Since`, 14],
  ] as const;
  return spread(
    { ...plain, message: t`Answers asked for` },
    tables(columns, rows, { high: true }).map((each) => [each]),
  );
}

function followed({ followed: all }: Review): readonly Slide[] {
  if (all.length === 0) return [];
  const rows = all.map(({ decided, item, when, became }) => [decided, item.title, when, became]);
  const columns = [
    [t`What was decided`, 34],
    [t`Item`, 24],
    [t`When, by whom`, 16],
    [t`What became of it`, 26],
  ] as const;
  return spread(
    { ...plain, message: t`What was decided, and what became of it` },
    tables(columns, rows, { high: true }).map((each) => [each]),
  );
}

function givenUp({ givenUp: all }: Review): readonly Slide[] {
  if (all.length === 0) return [];
  const rows = all.map(({ item, reason, freed, again }) => [
    item.title,
    reason === '' ? t`not said` : reason,
    freed,
    again,
  ]);
  const columns = [
    [t`Item`, 34],
    [t`Why`, 36],
    [t`Freed`, 15],
    [t`Look again`, 15],
  ] as const;
  return spread(
    { ...plain, message: t`What was given up` },
    tables(columns, rows, { high: true }).map((each) => [each]),
  );
}

function since({ since: changes }: Review): readonly Slide[] {
  if (changes === null) return [];
  const points = changes.facts.map(pointOf);
  return spread(
    { ...plain, message: changes.answer, kicker: t`What changed since ${changes.name}` },
    points.length === 0 ? [[]] : pointBoxes(points).map((box) => [box]),
  );
}

function edits({ edits: all, thin }: Review): readonly Slide[] {
  if (all.length === 0) return [];
  const points = all.map(
    ({ what, tells, behind }): Point => ({
      tone: 'plain',
      words: what.replaceAll('`', ''),
      behind: [t`answers ${tells.join(', ')}`, namesWithin(behind.slice(0, 3).map(nameOf), () => '')]
        .filter((part) => part !== '')
        .join('. '),
    }),
  );
  const message = thin ? t`What to write first` : t`What to write next`;
  return spread(
    { ...plain, message },
    pointBoxes(points).map((box) => [box]),
  );
}

function first({ risks }: Review): readonly Slide[] {
  const shown = risks.filter(({ reasons }) => reasons.length > 0).slice(0, FIRST);
  if (shown.length === 0) return [];
  const rows = shown.map(({ item, reasons }) => [
    titleOf(item),
    reasons.join(', '),
    item.owner ?? item.sponsor ?? '',
  ]);
  return spread(
    { ...plain, message: t`What matters first` },
    tables(
      [
        [t`Item`, 40],
        [t`Why`, 40],
        [t`Who answers for it`, 20],
      ],
      rows,
      { high: true },
    ).map((each) => [each]),
  );
}

function groups(review: Review): readonly Slide[] {
  if (!review.long) return [];
  return review.groupings.flatMap(({ by, groups: all }) => {
    const rows = all.map(({ name, open, atRisk, effort, money, worst }) => [
      name,
      grouped(open),
      grouped(atRisk),
      effort === 0 ? '' : grouped(effort),
      money,
      worst === null ? '' : `${titleOf(worst.item)}: ${worst.reasons[0] ?? ''}`,
    ]);
    const columns = [
      ['', 28],
      [t`Open`, 8],
      [t`At risk`, 9],
      ['fte', 8],
      [t`Budgets`, 15],
      [t`First to look at`, 32],
    ] as const;
    return spread(
      { ...plain, message: by, kicker: t`Where it stands, group by group`, appendix: true },
      tables(columns, rows, { size: 12, high: true }).map((each) => [each]),
    );
  });
}

function items({ items: all, facts }: Review): readonly Slide[] {
  if (all.length === 0) return [];
  const goals = new Map(facts.view.goals.map((goal) => [goal.key, titleOf(goal)]));
  const rows = all.map((item) => [
    titleOf(item),
    pathWord(placeOf(item)),
    translated(item.status),
    item.owner ?? '',
    item.due === null ? '' : t`${shortDate(item.due)} ${civil(item.due).year}`,
    item.effort === null ? '' : grouped(item.effort, 2),
    item.goals.map((key) => goals.get(key) ?? key).join(', '),
  ]);
  const columns = [
    [t`Item`, 28],
    [t`Path`, 11],
    [t`Status`, 9],
    [t`Owner`, 15],
    [t`Due`, 12],
    ['fte', 5],
    [t`Goals`, 20],
  ] as const;
  return spread(
    { ...plain, message: t`All items`, appendix: true },
    tables(columns, rows, { size: 11, high: true }).map((each) => [each]),
  );
}

/** Creates a slide per part, numbered from the second on. */
function spread(
  slide: Omit<Slide, 'shapes'> & { readonly tone: Tone },
  parts: readonly (readonly Shape[])[],
  drawn: readonly Shape[] = [],
): readonly Slide[] {
  return parts.map((shapes, i) => ({
    ...slide,
    kicker:
      parts.length > 1
        ? `${slide.kicker}${slide.kicker === '' ? '' : '  '}${i + 1} / ${parts.length}`
        : slide.kicker,
    shapes: [...drawn, ...shapes],
  }));
}
