/** Generates random edits as users make them: typing, pasting, undoing, moving lines, multiple cursors, merges. */
import fc from 'fast-check';
import { BROKEN, BROKEN_HEADS, HEADS, pick, SOUND } from './portfolio-arbitrary.ts';

/** A user's edit. Numbers from 0 to 1 are positions relative to the length of the current text. */
export type Stroke =
  | { readonly kind: 'type' | 'paste' | 'conflict' | 'line'; readonly at: number; readonly text: string }
  | {
      readonly kind: 'delete' | 'duplicate' | 'deeper' | 'shallower' | 'cut' | 'cursors';
      readonly at: number;
      readonly to: number;
    }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'dash' | 'undo' | 'whole' | 'break' | 'swap'; readonly at: number };

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const CHARACTERS = [
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ':',
  ': ',
  '#',
  ' # ',
  '-',
  '- ',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '  ',
  '|',
  '>',
  '&',
  '*',
  '%',
  '@',
  '!',
  ',',
  '?',
  '🚂',
  'é',
  '\ufeff',
  '0',
  'item-b',
  'x',
];

/** Generates a sequence of edits. */
export function strokes(most: number): fc.Arbitrary<Stroke[]> {
  const text = fc.oneof(
    pick(CHARACTERS),
    pick(SOUND),
    pick(BROKEN),
    pick(HEADS),
    pick(BROKEN_HEADS),
    fc.constantFrom(
      '  - id: item-e\n    title: New\n',
      '- id: item-a\n',
      'items:\n',
      'goals:\n',
      'portfolio: X\n',
      '<<<<<<< HEAD\n',
      '=======\n',
      '>>>>>>> theirs\n',
      '{"items": [{"id": "item-j", "title": "J"}]}',
    ),
  );
  const near = fc.double({ min: 0, max: 0.2, noNaN: true });
  return fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constantFrom(
          'type' as const,
          'paste' as const,
          'line' as const,
          'line' as const,
          'conflict' as const,
        ),
        at: unit,
        text,
      }),
      fc.record({
        kind: fc.constantFrom(
          'delete' as const,
          'duplicate' as const,
          'deeper' as const,
          'shallower' as const,
          'cut' as const,
          'cursors' as const,
          'move' as const,
        ),
        at: unit,
        to: fc.oneof(near, unit),
      }),
      fc.record({
        kind: fc.constantFrom(
          'dash' as const,
          'undo' as const,
          'whole' as const,
          'break' as const,
          'swap' as const,
        ),
        at: unit,
      }),
    ),
    { minLength: 1, maxLength: most },
  );
}

/** A change at offsets of the current text; without `start` it replaces the whole text. */
export interface TextChange {
  readonly start?: number;
  readonly end?: number;
  readonly text: string;
}

/**
 * Returns the change events of an edit, each a list of sequential changes.
 * @param before the text two edits ago
 */
export function changesOf(stroke: Stroke, text: string, before: string): TextChange[][] {
  const at = Math.round(stroke.at * text.length);
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((m) => m.index + m[0].length)];
  const lineOf = (part: number): number => Math.min(starts.length - 1, Math.floor(part * starts.length));
  const line = lineOf(stroke.at);
  const start = starts[line] ?? 0;
  const endOfLine = (i: number): number => starts[i + 1] ?? text.length;
  switch (stroke.kind) {
    case 'type':
      return [...stroke.text].map((c, i, all) => {
        const offset = at + all.slice(0, i).join('').length;
        return [{ start: offset, end: offset, text: c }];
      });
    case 'paste':
      return [[{ start: at, end: at, text: stroke.text }]];
    case 'line':
      return [
        [
          {
            start,
            end: start,
            text: `${stroke.text.startsWith('portfolio') ? '' : ' '.repeat(Math.floor(stroke.at * 100) % 5)}${stroke.text}\n`,
          },
        ],
      ];
    case 'conflict':
      return [
        [
          {
            start,
            end: endOfLine(line),
            text: `<<<<<<< HEAD\n${text.slice(start, endOfLine(line))}=======\n${stroke.text}\n>>>>>>> theirs\n`,
          },
        ],
      ];
    case 'delete': {
      const end = Math.min(text.length, at + Math.round(stroke.to * 40));
      return [[{ start: at, end, text: '' }]];
    }
    case 'cut': {
      const to = Math.min(starts.length - 1, line + Math.floor(stroke.to * 6));
      return [[{ start, end: endOfLine(to), text: '' }]];
    }
    case 'duplicate': {
      const to = Math.min(starts.length - 1, line + Math.floor(stroke.to * 6));
      return [[{ start, end: start, text: text.slice(start, endOfLine(to)) }]];
    }
    case 'move': {
      const chunk = text.slice(start, endOfLine(line));
      const target = starts[lineOf(stroke.to)] ?? 0;
      const shifted = target > start ? Math.max(start, target - chunk.length) : target;
      return [
        [
          { start, end: start + chunk.length, text: '' },
          { start: shifted, end: shifted, text: chunk },
        ],
      ];
    }
    case 'deeper':
    case 'shallower': {
      const to = Math.min(starts.length - 1, line + Math.floor(stroke.to * 8));
      const lines = starts.slice(line, to + 1).toReversed();
      if (stroke.kind === 'deeper') return [lines.map((s) => ({ start: s, end: s, text: '  ' }))];
      return [
        lines.map((s) => ({
          start: s,
          end: s + (/^ {0,2}/.exec(text.slice(s, s + 2))?.[0].length ?? 0),
          text: '',
        })),
      ];
    }
    case 'cursors': {
      const places = [
        ...new Set([at, Math.round(stroke.to * text.length), Math.round((1 - stroke.at) * text.length)]),
      ].sort((a, b) => b - a);
      return [
        places.map((p) => ({ start: p, end: p, text: 'x' })),
        places.map((p, i) => ({ start: p + places.length - 1 - i, end: p + places.length - i, text: '' })),
      ];
    }
    case 'dash': {
      const dashes = [...text.matchAll(/^ *(- )/gm)];
      const dash = dashes[Math.floor(stroke.at * dashes.length)];
      if (dash === undefined) return [];
      const end = dash.index + dash[0].length;
      return [[{ start: end - 2, end, text: stroke.at > 0.5 ? '' : '  ' }]];
    }
    case 'undo': {
      let head = 0;
      while (head < text.length && text[head] === before[head]) head++;
      let tail = 0;
      while (
        tail < Math.min(text.length, before.length) - head &&
        text.at(-1 - tail) === before.at(-1 - tail)
      )
        tail++;
      return [[{ start: head, end: text.length - tail, text: before.slice(head, before.length - tail) }]];
    }
    case 'whole':
      return [[{ text: stroke.at > 0.5 ? text : before }]];
    case 'break': {
      const eol = stroke.at < 0.33 ? '\n' : stroke.at < 0.66 ? '\r\n' : '\r';
      return [[{ text: text.replace(/\r\n|\r|\n/g, eol) }]];
    }
    case 'swap': {
      const eol = stroke.at < 0.5 ? '\n' : '\r\n';
      return [
        [...text.matchAll(/\r\n|\r|\n/g)]
          .toReversed()
          .map((m) => ({ start: m.index, end: m.index + m[0].length, text: eol })),
      ];
    }
  }
}
