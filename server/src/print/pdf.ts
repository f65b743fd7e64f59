/** A deck as a PDF: one page a slide, with the letters in it, an outline, and tags for those who are read to. */
import PDFDocument from 'pdfkit';
import { height, linesOf, messageSize, rowHeight } from '../report/deck/layout.ts';
import {
  type Deck,
  type Label,
  leading,
  type Paint,
  type Path,
  type Shape,
  SLIDE,
  type Slide,
  type Table,
  type Words,
} from '../report/deck/shapes.ts';
import type { TextPlace } from '../report/drawing/svg.ts';
import { wrapText } from '../report/drawing/text-width.ts';
import { plainTokens } from '../report/drawing/tokens.ts';
import type { Tone } from '../report/facts/told.ts';
import { Letters } from './letters.ts';

const tokens = plainTokens('light');
const colour = (name: string): string => tokens.get(name) ?? '#3b3b3b';
const WIDTH = SLIDE.width - 2 * SLIDE.margin;

export interface Pdf {
  readonly bytes: Uint8Array;
  /** Letters that could not be drawn, each once. */
  readonly missing: readonly string[];
}

/** The bytes of the file: the same deck gives the same ones. @param day the day it was reckoned from, `2027-09-15` */
export async function pdfOf(deck: Deck, day: string, language = 'en'): Promise<Pdf> {
  const at = new Date(`${day}T00:00:00Z`);
  const document = new PDFDocument({
    size: [SLIDE.width, SLIDE.height],
    margin: 0,
    autoFirstPage: false,
    // None of its own: those are files of the package, and every letter is in ours.
    font: '',
    tagged: true,
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    info: { Title: deck.title, Creator: 'Twotrack', Producer: 'Twotrack', CreationDate: at, ModDate: at },
  });
  const parts: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', resolve);
    document.on('error', reject);
  });
  const printer = new Printer(document, deck);
  for (const [i, slide] of deck.slides.entries()) printer.slide(slide, i + 1);
  document.end();
  await done;
  return { bytes: joined(parts), missing: [...printer.letters.missing] };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

interface Set {
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
}

class Printer {
  readonly letters: Letters;
  readonly #document: PDFKit.PDFDocument;
  readonly #deck: Deck;

  constructor(document: PDFKit.PDFDocument, deck: Deck) {
    this.#document = document;
    this.#deck = deck;
    this.letters = new Letters((name, bytes) => document.registerFont(name, Buffer.from(bytes)));
  }

  slide(slide: Slide, number: number): void {
    const document = this.#document;
    document.addPage();
    document.outline.addItem(slide.message);
    const page = document.struct('Sect');
    document.addStructure(page);
    const tag = (kind: string, draw: () => void, alt?: string): void => {
      page.add(document.struct(kind, alt === undefined ? {} : { alt }, draw));
    };
    const cover = slide.cover === true;
    const size = cover ? 34 : messageSize(slide);
    tag('P', () =>
      this.#line(
        slide.kicker,
        { x: SLIDE.margin, y: cover ? 184 : 49 },
        {
          size: 12,
          bold: false,
          colour: colour(slide.tone === 'gap' ? 'fault' : 'muted'),
        },
      ),
    );
    tag('H1', () => this.#block(slide.message, cover ? 222 : 56, { size, bold: true, colour: colour('fg') }));
    for (const each of groups(slide.shapes)) {
      if (each.drawn)
        tag(
          'Figure',
          () => {
            for (const shape of each.shapes) this.#shape(shape);
          },
          slide.notes === '' ? slide.message : slide.notes,
        );
      else for (const shape of each.shapes) this.#told(shape, tag);
    }
    document.markContent('Artifact', { type: 'Pagination' });
    this.#rails(cover ? 200 : 26);
    if (!cover) this.#foot(number);
    document.endMarkedContent();
    page.end();
  }

  /** Words as paragraphs and tables as rows, in the order in which they are read. */
  #told(shape: Shape, tag: (kind: string, draw: () => void) => void): void {
    if (shape.kind === 'words') {
      let y = shape.y;
      for (const paragraph of shape.paragraphs) {
        const top = y + paragraph.before;
        tag('P', () => this.#paragraph(shape, paragraph, top));
        y += height([paragraph], shape.w);
      }
    } else if (shape.kind === 'table') this.#table(shape, tag);
    else tag('P', () => this.#shape(shape));
  }

  #rails(y: number): void {
    this.#document.rect(SLIDE.margin, y, 46, 2.5).fill(colour('st'));
    this.#document.rect(SLIDE.margin, y + 5, 30, 2.5).fill(colour('op'));
  }

  #foot(number: number): void {
    const small = { size: 9, bold: false, colour: colour('muted') };
    this.#line(this.#deck.foot, { x: SLIDE.margin, y: 520 }, small);
    this.#line(
      `${number} / ${this.#deck.slides.length}`,
      { x: SLIDE.width - SLIDE.margin, y: 520, anchor: 'end' },
      small,
    );
  }

  #block(text: string, y: number, set: Set): void {
    for (const [i, line] of wrapText(text, WIDTH, set.size, set.bold).entries())
      this.#line(line, { x: SLIDE.margin, y: y + set.size + i * Math.round(set.size * 1.2) }, set);
  }

  #paragraph(box: Words, paragraph: Words['paragraphs'][number], top: number): void {
    const step = leading(paragraph.size);
    for (const [i, line] of linesOf(paragraph, box.w).entries())
      this.#line(line, { x: box.x + paragraph.indent, y: top + paragraph.size + i * step }, paragraph);
    if (paragraph.sign !== null)
      this.#sign(paragraph.sign, box.x + 5, top + paragraph.size * 0.66, paragraph.size);
  }

  /** What a sentence is: it holds, needs a look, is not said, or is a figure. */
  #sign(tone: Tone, x: number, y: number, size: number): void {
    const document = this.#document;
    const r = size * 0.3;
    if (tone === 'good')
      document
        .moveTo(x - r, y)
        .lineTo(x - r * 0.2, y + r * 0.8)
        .lineTo(x + r, y - r * 0.9)
        .lineWidth(1.6)
        .undash()
        .strokeOpacity(1)
        .stroke(colour('op'));
    else if (tone === 'gap')
      document
        .moveTo(x, y - r)
        .lineTo(x + r, y + r * 0.8)
        .lineTo(x - r, y + r * 0.8)
        .closePath()
        .fillOpacity(1)
        .fill(colour('fault'));
    else if (tone === 'open')
      this.#line(
        '?',
        { x, y: y + size * 0.36, anchor: 'middle' },
        { size, bold: true, colour: colour('muted') },
      );
    else document.circle(x, y, 2).fillOpacity(1).fill(colour('grey'));
  }

  #table({ x, y, columns, head, rows, size }: Table, tag: (kind: string, draw: () => void) => void): void {
    let top = y;
    for (const [at, row] of [head, ...rows].entries()) {
      const here = top;
      tag('P', () => {
        let left = x;
        for (const [i, cell] of row.entries()) {
          const width = columns[i] ?? 0;
          const set = { size, bold: at > 0 && i === 0, colour: colour(at === 0 ? 'muted' : 'fg') };
          for (const [n, line] of wrapText(cell, width - 12, size).entries())
            this.#line(line, { x: left, y: here + 4 + size + n * leading(size) }, set);
          left += width;
        }
      });
      top += rowHeight(row, { columns, size });
      this.#document.markContent('Artifact', { type: 'Layout' });
      this.#document
        .moveTo(x, top - 1)
        .lineTo(x + WIDTH, top - 1)
        .lineWidth(0.75)
        .undash()
        .strokeOpacity(1)
        .stroke('#d5d5d5');
      this.#document.endMarkedContent();
    }
  }

  /** One line of one style. */
  #line(text: string, { x, y, anchor = 'start' }: TextPlace, { size, bold, colour: ink }: Set): void {
    if (text !== '') this.#label({ kind: 'label', x, y, anchor, size, runs: [{ text, bold, colour: ink }] });
  }

  #label({ x, y, anchor, size, runs }: Label): void {
    const document = this.#document;
    const pieces = runs.flatMap(({ text, bold, colour: ink }) =>
      this.letters.pieces(text, bold).map((piece) => ({ ...piece, ink })),
    );
    const widths = pieces.map(({ font, text }) => document.font(font).fontSize(size).widthOfString(text));
    const whole = widths.reduce((a, b) => a + b, 0);
    let left = anchor === 'start' ? x : anchor === 'end' ? x - whole : x - whole / 2;
    for (const [i, { font, text, ink }] of pieces.entries()) {
      document.font(font).fontSize(size).fillOpacity(1).fillColor(ink);
      document.text(text, left, y, { lineBreak: false, baseline: 'alphabetic' });
      left += widths[i] ?? 0;
    }
  }

  #shape(shape: Shape): void {
    const document = this.#document;
    if (shape.kind === 'label') this.#label(shape);
    else if (shape.kind === 'rect') {
      document.rect(shape.x, shape.y, shape.w, shape.h);
      this.#paint(shape.paint);
    } else if (shape.kind === 'ellipse') {
      document.ellipse(shape.x, shape.y, shape.rx, shape.ry);
      this.#paint(shape.paint);
    } else if (shape.kind === 'path') {
      this.#trace(shape);
      this.#paint(shape.paint);
    }
  }

  #trace({ steps }: Path): void {
    const document = this.#document;
    for (const step of steps) {
      if (step.to === 'close') document.closePath();
      else if (step.to === 'move') document.moveTo(step.x, step.y);
      else if (step.to === 'line') document.lineTo(step.x, step.y);
      else document.bezierCurveTo(step.x1, step.y1, step.x2, step.y2, step.x, step.y);
    }
  }

  #paint({ fill, fillOpacity, stroke, strokeOpacity, width, dash, round }: Paint): void {
    const document = this.#document;
    document.fillOpacity(fillOpacity).strokeOpacity(strokeOpacity).lineWidth(width);
    document.lineCap(round ? 'round' : 'butt').lineJoin('round');
    const [on = 0, off = on] = dash;
    if (dash.length === 0 || on + off === 0) document.undash();
    else document.dash(Math.max(on, 0.1), { space: off });
    if (fill !== null && stroke !== null) document.fillAndStroke(fill, stroke);
    else if (fill !== null) document.fill(fill);
    else if (stroke !== null) document.stroke(stroke);
    else document.stroke('#ffffff');
    document.undash();
  }
}

/** Runs of marks that belong to one drawing, and what is words. */
function groups(
  shapes: readonly Shape[],
): readonly { readonly drawn: boolean; readonly shapes: readonly Shape[] }[] {
  const all: { drawn: boolean; shapes: Shape[] }[] = [];
  for (const shape of shapes) {
    const drawn = shape.kind !== 'words' && shape.kind !== 'table';
    const last = all.at(-1);
    if (last?.drawn === drawn) last.shapes.push(shape);
    else all.push({ drawn, shapes: [shape] });
  }
  return all;
}
