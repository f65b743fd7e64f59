/** A review on slides: nothing is said that the review does not say, and what is written opens and can be edited. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { textFiles } from '../../server/src/core/text/text-files.ts';
import { Letters } from '../../server/src/print/letters.ts';
import { printed } from '../../server/src/print/print.ts';
import { pictureDeck } from '../../server/src/report/deck/picture-slide.ts';
import { reviewDeck } from '../../server/src/report/deck/review-deck.ts';
import { type Deck, type Shape, SLIDE } from '../../server/src/report/deck/shapes.ts';
import { portfolioView } from '../../server/src/report/facts/portfolio-view.ts';
import { reviewSource } from '../../server/src/report/facts/source.ts';
import { reviewPage } from '../../server/src/report/review/html.ts';
import { reviewOf } from '../../server/src/report/review/review.ts';
import { Session } from '../../server/src/session/session.ts';
import { twotrack } from '../support/cli.ts';

const hospital = join(import.meta.dirname, '../../examples/hospital');
const DAY = '2027-09-15';

interface Shown {
  readonly deck: Deck;
  readonly picture: Deck;
  /** The words of the page of the review, one line. */
  readonly page: string;
}

async function shownOf(texts: ReadonlyMap<string, string>): Promise<Shown> {
  const held = new Map([...texts].map(([name, text]) => [`file:///p/${name}`, { text }]));
  const session = new Session(textFiles(held, 'file:///p'), Date.parse(DAY) / 86_400_000);
  await session.workspace.openFolder('file:///p');
  session.settle();
  const [portfolio] = session.workspace.portfolios.values();
  assert.ok(portfolio);
  const analysis = session.analysisOf(portfolio);
  const name = session.nameOf(portfolio);
  const review = reviewOf(reviewSource(portfolio, analysis, name));
  return {
    deck: reviewDeck(review),
    picture: pictureDeck(portfolioView(portfolio, analysis, name), 'two-paths'),
    page: plain(reviewPage([review])),
  };
}

/** The words of a page, without what only a reader of the markup sees. */
const plain = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.)])/g, '$1');

const textsIn = (shape: Shape): readonly string[] => {
  if (shape.kind === 'words') return shape.paragraphs.map(({ text }) => text);
  return shape.kind === 'table' ? [...shape.head, ...shape.rows.flat()] : [];
};

/** Every file of the example, by its path within it. */
async function files(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(hospital, { recursive: true })).filter((name) => name.endsWith('.portfolio'));
  const texts = names.map(async (name) => [name, await readFile(join(hospital, name), 'utf8')] as const);
  return new Map(await Promise.all(texts));
}

describe('the slides of a review', () => {
  let shown: Shown;
  let folder: string;
  before(async () => {
    shown = await shownOf(await files());
    folder = await mkdtemp(join(tmpdir(), 'twotrack-slides-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('say what the page of the review says, and nothing else', () => {
    const { deck, page } = shown;
    assert.ok(deck.slides.length > 15);
    const said = deck.slides.flatMap(({ message, shapes }) => [message, ...shapes.flatMap(textsIn)]);
    const foreign = said
      // Names that stand in one line here are cut to what fits, and keys are set as code there.
      .flatMap((text) => text.split(/ and \d+ more$|, |\. /))
      .map((text) =>
        text
          .replace(/[.`]+$/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .filter((text) => text !== '' && !page.includes(text));
    assert.deepEqual(foreign, []);
  });

  it('begin with a summary: the picture, then every answer that needs a look, then what is asked for', () => {
    const { slides } = shown.deck;
    const gaps = slides[2]?.shapes.flatMap(textsIn) ?? [];
    assert.equal(slides[2]?.message, 'Needs a look');
    assert.equal(slides[2]?.kicker, `${gaps.length} of 15 questions`);
    assert.match(slides[3]?.kicker ?? '', /^Decisions asked for/);
    assert.deepEqual(
      slides.slice(4, 4 + gaps.length).map(({ message }) => message),
      gaps,
      'then a slide each',
    );
    const rest = slides.filter(({ message }) => message === 'Holds' || message === 'Not said');
    const counts = rest.map(({ kicker }) => Number(/^\d+/.exec(kicker)?.[0]));
    assert.equal(
      counts.reduce((sum, count) => sum + count, gaps.length),
      15,
      'no answer is left out',
    );
  });

  it('show the groups of a long review in place of its items', async () => {
    const items = Array.from(
      { length: 90 },
      (_, i) =>
        `  - {id: a${i}, title: Cut the wait at desk ${i}, track: operational, owner: ward-${i % 4}}\n`,
    );
    const { deck } = await shownOf(new Map([['a.portfolio', `portfolio: P\nitems:\n${items.join('')}`]]));
    const messages = deck.slides.map(({ message }) => message);
    assert.ok(!messages.includes('All items'), messages.join('\n'));
    assert.ok(deck.slides.some(({ kicker }) => kicker.startsWith('Where it stands, group by group')));
    assert.ok(deck.slides.length < 20, `${deck.slides.length} slides`);
  });

  it('lead to a slide for what asks for a decision', () => {
    const { slides } = shown.deck;
    const all = slides.flatMap(({ message, shapes }) => [message, ...shapes.flatMap(textsIn)]);
    assert.ok(
      all.some((text) => /asks? for a decision: see “Decisions asked for”/.test(text)),
      all.join('\n'),
    );
    const asked = slides.filter(({ kicker }) => kicker.startsWith('Decisions asked for'));
    assert.match(asked[0]?.message ?? '', /^[A-Z0-9]\S* items? asks? for a decision$/);
    for (const text of all) assert.doesNotMatch(text, /head of this review/);
  });

  it('have one message each, and all of it within the slide', () => {
    for (const { message, shapes } of shown.deck.slides) {
      assert.notEqual(message, '');
      for (const shape of shapes) {
        if (shape.kind === 'path' || shape.kind === 'ellipse') continue;
        assert.ok(shape.x >= 0 && shape.x <= SLIDE.width, `${message}: x ${shape.x}`);
        assert.ok(shape.y >= 0 && shape.y <= SLIDE.height, `${message}: y ${shape.y}`);
      }
    }
  });

  it('are shapes and text in PowerPoint, with a title on each, and the same bytes each time', async () => {
    const one = await printed(shown.deck, 'pptx', DAY);
    assert.deepEqual((await printed(shown.deck, 'pptx', DAY)).bytes, one.bytes);
    const parts = unzipSync(one.bytes);
    const slides = Object.keys(parts).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    assert.equal(slides.length, shown.deck.slides.length);
    assert.deepEqual(
      Object.keys(parts).filter((name) => /\.(?:png|jpe?g|svg|emf)$/.test(name)),
      [],
    );
    for (const name of slides) assert.match(strFromU8(parts[name] as Uint8Array), /<p:ph\s[^>]*type="title"/);
    const drawn = strFromU8(parts['ppt/slides/slide2.xml'] as Uint8Array);
    assert.ok((drawn.match(/<p:sp>/g) ?? []).length > 60, 'every mark is a shape of its own');
    assert.match(drawn, /A separate surgical centre/);
  });

  it('are a PDF with its letters in it, tags, an outline and the same bytes each time', async () => {
    const one = await printed(shown.picture, 'pdf', DAY);
    assert.deepEqual((await printed(shown.picture, 'pdf', DAY)).bytes, one.bytes);
    assert.deepEqual(one.missing, []);
    const text = Buffer.from(one.bytes).toString('latin1');
    assert.match(text, /^%PDF-1\.7/);
    assert.match(text, /\/FontFile[23]/);
    assert.match(text, /\/StructTreeRoot/);
    assert.match(text, /\/Outlines/);
  });

  it('keep a figure and the point beside it apart, which the font would put into one place', () => {
    const said = '1.1 of 0.9 fte, 7,5 in 2027, over';
    const pieces = new Letters(() => {}).pieces(said, false).map(({ text }) => text);
    assert.equal(pieces.join(''), said);
    for (const piece of pieces) assert.doesNotMatch(piece, /\d[.,]|[.,]\d/);
  });

  it('write Polish, Greek and Russian, and name the letters that no font of theirs has', async () => {
    const { deck } = await shownOf(
      new Map([
        [
          'a.portfolio',
          'portfolio: Łódź Ωμέγα Йошкар 東京\nitems:\n  - title: Skrócić kolejkę\n    track: operational\n',
        ],
      ]),
    );
    const cover = { ...deck, slides: deck.slides.slice(0, 1) };
    assert.deepEqual((await printed(cover, 'pdf', DAY)).missing, ['東', '京']);
    assert.deepEqual((await printed(cover, 'pptx', DAY)).missing, []);
  });

  it('write the arrows of titles in letters that a PDF has', async () => {
    const { deck } = await shownOf(
      new Map([['a.portfolio', 'portfolio: Beds ≥ 4 → 2\nitems:\n  - title: Cut the queue\n']]),
    );
    assert.deepEqual((await printed(deck, 'pdf', DAY)).missing, []);
    assert.deepEqual(
      new Letters(() => {})
        .pieces('4x → 2x', false)
        .map(({ text }) => text)
        .join(''),
      '4x -> 2x',
    );
  });

  it('have a name of two lines on the cover above what is said of it', async () => {
    const name = 'The hospitals of the group on both sides of the river, improvement and strategy 2027';
    const { deck } = await shownOf(
      new Map([['a.portfolio', `portfolio: ${name}\nitems:\n  - title: Cut the queue\n`]]),
    );
    const [words] = deck.slides[0]?.shapes ?? [];
    assert.ok(words?.kind === 'words');
    // The lines of the name are 41 points high and begin at 222, in either kind of file.
    assert.ok(words.y >= 222 + 2 * 41 + 20, String(words.y));
  });

  it('go to a file, and only there', async () => {
    const out = join(folder, 'two-paths.pptx');
    const picture = await twotrack(folder, [
      'report',
      hospital,
      '--format',
      'pptx',
      '--picture',
      '--out',
      out,
      '--today',
      DAY,
    ]);
    assert.deepEqual([picture.code, picture.err], [0, '']);
    const parts = Object.keys(unzipSync(await readFile(out)));
    assert.equal(parts.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length, 1);
    const bare = await twotrack(folder, ['report', hospital, '--format', 'pdf']);
    assert.deepEqual([bare.code, bare.out], [2, '']);
    assert.match(bare.err, /name it with --out/);
  });
});
