/**
 * Generates texts that nobody would write on purpose: deep, wide, long, broken, truncated. Deterministic for a seed.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Generator of numbers in [0, 1), reproducible by seed. */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(random: Random, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

/** Text before the hostile part, so that it occurs at the top of a file, in a section, within an entry or in a text. */
const HEADS = [
  '',
  '\ufeff',
  'items: ',
  'portfolio: P\nrules: ',
  'items:\n  - ',
  'items:\n  - id: a\n    title: A\n    tags: ',
  'items:\n  - id: a\n    title: A\n    x-own:\n      ',
  'items:\n  - id: a\n    title: "',
  "goals: [{id: g, title: '",
  'items:\n  - id: a\n    description: |\n      ',
  '# twotrack-ignore-file ',
  '<<<<<<< ours\n',
] as const;

/** Returns every kind of nesting, `levels` deep: flow, block, dashes, explicit keys, quotes within, closed or not. */
export const NESTINGS: Readonly<Record<string, (levels: number) => string>> = {
  'open brackets': (n) => '['.repeat(n),
  'closed brackets': (n) => `${'['.repeat(n)}${']'.repeat(n)}`,
  braces: (n) => `${'{a: '.repeat(n)}${'}'.repeat(n)}`,
  'braces as keys': (n) => `${'{'.repeat(n)}a${'}: b'.repeat(n)}`,
  'brackets and braces': (n) => `${'[{a: '.repeat(n / 2)}x${'}]'.repeat(n / 2)}`,
  'brackets and quotes that close them': (n) => '["]]]]", '.repeat(n),
  'quotes around brackets': (n) => `['[', "[", `.repeat(n),
  'brackets over lines': (n) => '[\n        '.repeat(n),
  dashes: (n) => `\n        ${'- '.repeat(n)}x`,
  'dashes in rising columns': (n) =>
    Array.from({ length: Math.min(n, 3000) }, (_, i) => `\n${' '.repeat(8 + i)}-`).join(''),
  'keys in rising columns': (n) =>
    Array.from({ length: Math.min(n, 3000) }, (_, i) => `\n${' '.repeat(8 + i)}a:`).join(''),
  'keys in one line': (n) => `${'a: '.repeat(n)}x`,
  'dashes and keys': (n) => `\n        ${'- a: '.repeat(n)}x`,
  'question marks': (n) => `\n        ${'? '.repeat(n)}x`,
  'anchors and tags': (n) => `${'&a !t ['.repeat(n)}`,
  'pairs in brackets': (n) => `${'[a: '.repeat(n)}x${']'.repeat(n)}`,
};

const PARTS = [
  '\0',
  '\ud800',
  '\udc00',
  '\ud83d',
  '🚂',
  '\u2028',
  '\u0085',
  '\u00a0',
  '\u202e',
  '\ufeff',
  '\t',
  '\r',
  '\n',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  ':',
  ': ',
  '- ',
  '#',
  ' #',
  '|',
  '>',
  '&a ',
  '*a',
  '!',
  '? ',
  '<<: ',
  '%YAML 1.1\n',
  '---\n',
  '...\n',
  '=======\n',
  '\\',
  '\\u',
  '\\x',
  "''",
  '\n  - id: ',
  '\nitems:\n',
  '    goals: [',
  'e\u0301',
  '~',
  '0x',
]; // prettier-ignore

function wide(random: Random, size: number): string {
  const part = pick(random, PARTS);
  const make = pick(random, [
    () => part.repeat(size),
    () => `${part}\n`.repeat(size),
    () => `items: [${'{id: a}, '.repeat(size)}]`,
    () => `items: [${'a, '.repeat(size)}`,
    () => `items:\n${'  - {id: a, title: A}\n'.repeat(Math.min(size, 2000))}`,
    () =>
      `items:\n  - id: a\n${Array.from({ length: Math.min(size, 2000) }, (_, i) => `    k${i}: x\n`).join('')}`,
    () => `portfolio: ${'a'.repeat(size)}`,
    () => `items:\n  - id: ${'a'.repeat(size)}\n    title: "${part.repeat(size)}`,
    () => `items:\n  - id: a\n    description: >\n${'      x\n'.repeat(size)}`,
  ]);
  return make();
}

const LEVELS = [20, 63, 64, 65, 66, 500, 1999, 2000, 2001, 20_000];
const SIZES = [10, 300, 3000, 20_000];

/**
 * Returns a hostile text.
 * @param examples valid texts that it may become part of
 */
export function hostileText(random: Random, examples: readonly string[]): string {
  const dice = random();
  if (dice < 0.35)
    return `${pick(random, HEADS)}${pick(random, Object.values(NESTINGS))(pick(random, LEVELS))}${pick(random, ['', '\n', '\n  - id: b\n    title: B\n'])}`;
  if (dice < 0.5) return `${pick(random, HEADS)}${wide(random, pick(random, SIZES))}`;
  const example = pick(random, examples);
  if (dice < 0.7) return example.slice(0, Math.floor(random() * (example.length + 1)));
  return randomEdits(random, example, 1 + Math.floor(random() * 6));
}

/** Applies random edits that no user would make. */
export function randomEdits(random: Random, text: string, count: number): string {
  let out = text;
  for (let i = 0; i < count; i++) {
    const { start, end, insert } = randomEdit(random, out);
    out = out.slice(0, start) + insert + out.slice(end);
  }
  return out;
}

export interface RandomEdit {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

/** Returns an edit that deletes a part of a text and inserts a character or a nesting. */
export function randomEdit(random: Random, text: string): RandomEdit {
  const start = Math.floor(random() * (text.length + 1));
  const length = random() < 0.5 ? 0 : Math.floor(random() ** 4 * (text.length - start + 1));
  const insert =
    random() < 0.05
      ? pick(random, Object.values(NESTINGS))(pick(random, LEVELS))
      : random() < 0.3
        ? text.slice(start, start + Math.floor(random() * 200))
        : pick(random, PARTS);
  return { start, end: start + length, insert };
}

/** Returns the texts of all examples in the project. */
export async function exampleTexts(root: string): Promise<string[]> {
  const names = await readdir(join(root, 'examples'), { recursive: true });
  return Promise.all(
    names
      .filter((name) => /\.portfolio(?:\.ya?ml)?$/.test(name))
      .sort()
      .map((name) => readFile(join(root, 'examples', name), 'utf8')),
  );
}
