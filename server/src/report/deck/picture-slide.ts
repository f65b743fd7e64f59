/** Puts a picture on a slide of its own, under its headline. */
import { t } from '../../core/text/l10n.ts';
import { type Facts, factsOf } from '../facts/facts.ts';
import type { PeriodView, PortfolioView } from '../facts/view-data.ts';
import { type DrawnKind, drawnView, headOf, viewTitle } from '../page/views.ts';
import { drawnShapes } from './drawn.ts';
import { type Deck, SLIDE, type Slide } from './shapes.ts';

const TOP = 98;
const FOOT = 504;
/** Widths in px at which a picture is tried. The layout with the largest type that fills the slide wins. */
const widths = [860, 960, 1060, 1160, 1240];

/** Returns a deck with a single picture. */
export function pictureDeck(view: PortfolioView, kind: DrawnKind, period?: PeriodView): Deck {
  const facts = factsOf(view);
  const name = view.name.trim() === '' ? t`Portfolio` : view.name;
  return {
    title: name,
    foot: [name, view.part?.name].filter((part) => part !== undefined).join(', '),
    slides: [pictureSlide(facts, kind, viewTitle(kind), period)],
  };
}

/** Returns a slide with the picture as large as it fits. */
export function pictureSlide(facts: Facts, kind: DrawnKind, kicker: string, period?: PeriodView): Slide {
  const { headline, line } = headOf(facts, kind);
  const { draw, told } = drawnView(kind);
  const room = { w: SLIDE.width - 2 * SLIDE.margin, h: FOOT - TOP };
  const best = widths
    .map((width) => {
      const drawn = { width, interactive: false };
      const picture = draw(facts, period === undefined ? drawn : { ...drawn, period });
      return { picture, scale: Math.min(1, room.w / picture.width, room.h / picture.height) };
    })
    .reduce((a, b) => (b.scale > a.scale + 0.005 ? b : a));
  const { picture, scale } = best;
  const left = SLIDE.margin + (room.w - picture.width * scale) / 2;
  return {
    message: `${headline}.`,
    kicker: `${kicker}. ${line}.`,
    tone: 'plain',
    pictured: true,
    notes: told(facts).join(' '),
    shapes: drawnShapes(picture.content.text, { x: left, y: TOP, scale }),
  };
}
