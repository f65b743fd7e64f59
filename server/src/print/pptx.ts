/** A deck as a PowerPoint file: titles that its outline knows, words that can be typed over, marks that can be moved. */
import { unzipSync, type Zippable, zipSync } from 'fflate';
import PptxGenJS from 'pptxgenjs';
import { messageSize } from '../report/deck/layout.ts';
import {
  type Deck,
  type Label,
  type Paint,
  type Path,
  type Shape,
  SLIDE,
  type Slide,
  type Table,
  type Words,
} from '../report/deck/shapes.ts';
import { textWidth } from '../report/drawing/text-width.ts';
import { plainTokens } from '../report/drawing/tokens.ts';
import type { Tone } from '../report/facts/told.ts';

/** A font that every program for slides has, or one of its width. */
const FONT = 'Arial';
const TITLED = 'Message';
const tokens = plainTokens('light');
const colour = (name: string): string => hex(tokens.get(name) ?? '#3b3b3b');
const hex = (value: string): string => value.replace('#', '');
const inch = (points: number): number => points / 72;
/** Signs before a sentence, as letters that a list can bear. */
const bullets: Readonly<Record<Tone, string>> = { good: '2713', gap: '25B2', open: '003F', plain: '2022' };

/** The bytes of the file: the same deck gives the same ones. @param day the day it was reckoned from, `2027-09-15` */
export async function pptxOf(deck: Deck, day: string): Promise<Uint8Array> {
  const file = new PptxGenJS();
  file.defineLayout({ name: 'wide', width: inch(SLIDE.width), height: inch(SLIDE.height) });
  file.layout = 'wide';
  file.title = deck.title;
  file.theme = { headFontFace: FONT, bodyFontFace: FONT };
  masters(file, deck);
  for (const slide of deck.slides) addSlide(file, slide);
  const bytes = (await file.write({ outputType: 'uint8array' })) as Uint8Array;
  return dated(bytes, day);
}

/** The writer puts the hour into the file, so that two of one deck would differ. */
function dated(bytes: Uint8Array, day: string): Uint8Array {
  const at = new Date(`${day}T00:00:00Z`);
  const files: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    const held =
      name === 'docProps/core.xml' || /^ppt\/(?:comments|presProps)/.test(name)
        ? new TextEncoder().encode(
            new TextDecoder().decode(content).replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, `${day}T00:00:00Z`),
          )
        : content;
    files[name] = [held, { mtime: new Date(at.getTime() + at.getTimezoneOffset() * 60_000) }];
  }
  return zipSync(files, { level: 9 });
}

function masters(file: PptxGenJS, { foot }: Deck): void {
  const width = inch(SLIDE.width - 2 * SLIDE.margin);
  const title = (y: number, h: number, size: number): PptxGenJS.SlideMasterProps['objects'] => [
    {
      placeholder: {
        options: {
          name: TITLED,
          type: 'title',
          x: inch(SLIDE.margin),
          y: inch(y),
          w: width,
          h: inch(h),
          fontFace: FONT,
          fontSize: size,
          bold: true,
          color: colour('fg'),
          align: 'left',
          valign: 'top',
          margin: 0,
        },
        text: '',
      },
    },
  ];
  file.defineSlideMaster({
    title: 'Cover',
    background: { color: 'FFFFFF' },
    objects: [...rails(200), ...(title(222, 70, 34) ?? [])],
  });
  file.defineSlideMaster({
    title: 'One message',
    background: { color: 'FFFFFF' },
    objects: [
      ...rails(26),
      {
        text: {
          text: foot,
          options: {
            x: inch(SLIDE.margin),
            y: inch(508),
            w: width * 0.85,
            h: inch(18),
            fontFace: FONT,
            fontSize: 9,
            color: colour('muted'),
            margin: 0,
          },
        },
      },
      ...(title(56, 92, 26) ?? []),
    ],
    slideNumber: {
      x: inch(SLIDE.width - SLIDE.margin - 60),
      y: inch(508),
      w: inch(60),
      h: inch(18),
      fontFace: FONT,
      fontSize: 9,
      color: colour('muted'),
      align: 'right',
      margin: 0,
    },
  });
}

/** The two paths in small, as the mark of every slide. */
function rails(y: number): NonNullable<PptxGenJS.SlideMasterProps['objects']> {
  const rail = (dy: number, w: number, name: string) => ({
    rect: { x: inch(SLIDE.margin), y: inch(y + dy), w: inch(w), h: inch(2.5), fill: { color: colour(name) } },
  });
  return [rail(0, 46, 'st'), rail(5, 30, 'op')];
}

function addSlide(file: PptxGenJS, slide: Slide): void {
  const page = file.addSlide({ masterName: slide.cover === true ? 'Cover' : 'One message' });
  page.hidden = slide.appendix === true;
  page.addText(slide.message, {
    placeholder: TITLED,
    fontSize: slide.cover === true ? 34 : messageSize(slide),
  });
  if (slide.kicker !== '')
    page.addText(slide.kicker, {
      ...box(SLIDE.margin, slide.cover === true ? 172 : 36, SLIDE.width - 2 * SLIDE.margin, 18),
      ...type(12),
      color: colour(slide.tone === 'gap' ? 'fault' : 'muted'),
    });
  for (const shape of slide.shapes) add(page, shape);
  if (slide.notes !== '') page.addNotes(slide.notes);
}

const box = (x: number, y: number, w: number, h: number) => ({
  x: inch(x),
  y: inch(y),
  w: inch(w),
  h: inch(h),
});
const type = (size: number) => ({ fontFace: FONT, fontSize: size, margin: 0, color: colour('fg') });

function add(page: PptxGenJS.Slide, shape: Shape): void {
  if (shape.kind === 'label') addLabel(page, shape);
  else if (shape.kind === 'words') addWords(page, shape);
  else if (shape.kind === 'table') addTable(page, shape);
  else if (shape.kind === 'path') addPath(page, shape);
  else if (shape.kind === 'rect')
    page.addShape('rect', { ...box(shape.x, shape.y, shape.w, shape.h), ...drawn(shape.paint) });
  else {
    const { x, y, rx, ry, paint } = shape;
    page.addShape('ellipse', { ...box(x - rx, y - ry, 2 * rx, 2 * ry), ...drawn(paint) });
  }
}

/** Line and fill of a mark. */
function drawn(paint: Paint): PptxGenJS.ShapeProps {
  const { fill, fillOpacity, stroke, strokeOpacity, width, dash } = paint;
  const [on = 0] = dash;
  const dashType = dash.length === 0 ? 'solid' : on <= width * 1.3 ? 'sysDot' : 'sysDash';
  return {
    ...(fill === null
      ? {}
      : { fill: { color: hex(fill), transparency: Math.round((1 - fillOpacity) * 100) } }),
    ...(stroke === null
      ? {}
      : {
          line: { color: hex(stroke), width, dashType, transparency: Math.round((1 - strokeOpacity) * 100) },
        }),
  };
}

function addPath(page: PptxGenJS.Slide, { steps, paint }: Path): void {
  const ends = steps.flatMap((step) => (step.to === 'close' ? [] : [step]));
  const xs = ends.flatMap((step) => (step.to === 'curve' ? [step.x, step.x1, step.x2] : [step.x]));
  const ys = ends.flatMap((step) => (step.to === 'curve' ? [step.y, step.y1, step.y2] : [step.y]));
  const [l, t] = [Math.min(...xs), Math.min(...ys)];
  const [w, h] = [Math.max(...xs) - l, Math.max(...ys) - t];
  const [from, to] = ends;
  const style = drawn(paint);
  if (steps.length === 2 && from !== undefined && to !== undefined) {
    const flipV = (to.x - from.x) * (to.y - from.y) < 0;
    page.addShape('line', { ...box(l, t, w, h), ...style, flipV });
    return;
  }
  const x = (value: number): number => inch(value - l);
  const y = (value: number): number => inch(value - t);
  const points = steps.map((step): NonNullable<PptxGenJS.ShapeProps['points']>[number] => {
    if (step.to === 'close') return { close: true };
    const at = { x: x(step.x), y: y(step.y) };
    if (step.to === 'move') return { ...at, moveTo: true };
    if (step.to === 'line') return at;
    const { x1, y1, x2, y2 } = step;
    return { ...at, curve: { type: 'cubic', x1: x(x1), y1: y(y1), x2: x(x2), y2: y(y2) } };
  });
  page.addShape('custGeom' as PptxGenJS.SHAPE_NAME, {
    ...box(l, t, Math.max(w, 0.1), Math.max(h, 0.1)),
    ...style,
    points,
  });
}

function addLabel(page: PptxGenJS.Slide, { x, y, anchor, size, runs }: Label): void {
  const width = runs.reduce((sum, { text, bold }) => sum + textWidth(text, size, bold), 0) + 2;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  page.addText(
    runs.map(({ text, colour: ink, bold }) => ({ text, options: { color: hex(ink), bold } })),
    {
      ...box(left, y - size * 0.95, width, size * 1.25),
      ...type(size),
      align: anchor === 'start' ? 'left' : anchor === 'end' ? 'right' : 'center',
      valign: 'middle',
      wrap: false,
    },
  );
}

function addWords(page: PptxGenJS.Slide, { x, y, w, h, paragraphs }: Words): void {
  if (paragraphs.length === 0) return;
  page.addText(
    paragraphs.map(({ text, size, bold, colour: ink, before, indent, sign }, i) => ({
      text,
      options: {
        fontSize: size,
        bold,
        color: hex(ink),
        paraSpaceBefore: before,
        breakLine: i < paragraphs.length - 1,
        ...(sign === null
          ? { indentLevel: 0, bullet: indent > 0 ? { characterCode: '200B', indent } : false }
          : { bullet: { characterCode: bullets[sign], indent } }),
      },
    })),
    { ...box(x, y, w, h), ...type(14), valign: 'top', fit: 'shrink' },
  );
}

function addTable(page: PptxGenJS.Slide, { x, y, columns, head, rows, size }: Table): void {
  const rule = { type: 'solid', pt: 0.75, color: 'D5D5D5' } as const;
  const none = { type: 'none' } as const;
  const cell = (text: string, bold: boolean, ink: string): PptxGenJS.TableCell => ({
    text,
    options: {
      bold,
      color: ink,
      fontFace: FONT,
      fontSize: size,
      valign: 'top',
      margin: [0.06, 0.16, 0.06, 0],
      border: [none, none, rule, none],
    },
  });
  page.addTable(
    [
      head.map((text) => cell(text, false, colour('muted'))),
      ...rows.map((row) => row.map((text, i) => cell(text, i === 0, colour('fg')))),
    ],
    { x: inch(x), y: inch(y), w: inch(columns.reduce((a, b) => a + b, 0)), colW: columns.map(inch) },
  );
}
