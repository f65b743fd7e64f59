/**
 * Generates l10n/bundle.l10n.json, which maps every translatable string of the extension to itself. Collects calls of
 * `vscode.l10n.t` in the client, template tags of core/l10n.ts and counted words in the server, and data in rules and
 * schema.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { statuses, tracks } from '../../server/src/core/language/item-schema.ts';
import { reviews } from '../../server/src/core/language/part-schemas.ts';
import { fileSchema } from '../../server/src/core/language/schema.ts';
import { type EntryKind, metaOf } from '../../server/src/core/language/schema-kit.ts';
import { keyOf } from '../../server/src/core/text/l10n.ts';
import { ofMany } from '../../server/src/report/facts/headline.ts';
import { rules } from '../../server/src/rules/index.ts';
import { DIMENSIONS } from '../../server/src/traits/pack.ts';
import { type Literal, literalsOf } from './literals.ts';

/** Server folders whose strings are visible in the editor. */
export const FOLDERS = [
  'core',
  'edits',
  'rules',
  'analysis',
  'sheets',
  'report',
  'session',
  'files',
  'features',
  'server',
] as const;

const kinds: readonly EntryKind[] = ['item', 'goal', 'team'];
/** Values that are displayed as words, with the kinds of entries and answers that show them. */
const VALUES: readonly string[] = [
  ...tracks,
  ...statuses,
  ...reviews,
  ...['on track', 'at risk', 'off track', 'mixed', 'unclear'],
  ...kinds,
  ...DIMENSIONS,
  ...['yes', 'no', 'unknown', 'none', 'row', 'record', 'line'],
];
/** Words that follow a number and are assembled at run time. */
const COUNTED: readonly string[] = [
  ...tracks,
  'without a track',
  ...kinds.flatMap((kind) =>
    ['added', 'removed', 'changed'].flatMap((what) => [`${kind} was ${what}.`, `${kind}s were ${what}.`]),
  ),
];

/**
 * Returns the extension's strings in alphabetical order.
 * @param root the repository's folder
 */
export async function bundleOf(root: string): Promise<Readonly<Record<string, string>>> {
  const found = new Set<string>([...VALUES, ...COUNTED.map((words) => `{0} ${words}`), ...docs()]);
  for (const code of await sources(join(root, 'client/src')))
    for (const key of clientKeys(code)) found.add(key);
  const server = join(root, 'server/src');
  for (const folder of FOLDERS)
    for (const code of await sources(join(server, folder)))
      for (const key of serverKeys(code)) found.add(key);
  found.delete('');
  return Object.fromEntries([...found].sort().map((key) => [key, key]));
}

async function sources(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

/** Finds the strings in `l10n.t('…')`. */
export function clientKeys(code: string): readonly string[] {
  return literalsOf(code)
    .filter(({ start }) => /\bl10n\.t\(\s*$/.test(code.slice(Math.max(0, start - 40), start)))
    .map(({ parts }) => keyOf(parts));
}

/** Finds the strings in t`…` and later`…`, and in calls of the functions that put a number before words. */
export function serverKeys(code: string): readonly string[] {
  const literals = literalsOf(code);
  const tagged = literals
    .filter(({ tag }) => tag === 't' || tag === 'later')
    .map(({ parts }) => keyOf(parts));
  return [...tagged, ...calls(code, literals).flatMap(countedKeys)].filter((key) => /\p{L}/u.test(key));
}

interface Call {
  readonly name: string;
  /** The literals in each argument after the first. */
  readonly words: readonly (readonly string[])[];
}

/** Returns the strings that each counting function makes from its arguments; the first argument is the number. */
function countedKeys({ name, words }: Call): readonly string[] {
  const [one = [], two = [], three = []] = words;
  const first = one[0] ?? '';
  if (name === 'counting' || name === 'anyCounted') return one.map((each) => `{0} ${each}`);
  if (first === '') return [];
  if (name === 'that')
    return two.length < 2 ? [] : [`{0} ${first} ${two[0]}`, `{0} ${three[0] ?? `${first}s`} ${two[1]}`];
  if (name === 'clause')
    return two.length === 0
      ? []
      : [`{0} ${first} ${two[0]}`, `{0} ${three[0] ?? `${first}s`} ${ofMany(two[0] as string)}`];
  return [`{0} ${first}`, `{0} ${two[0] ?? `${first}s`}`];
}

/** Finds calls of the counting functions, `counted(…)` and others. */
function calls(code: string, literals: readonly Literal[]): readonly Call[] {
  const named = /(?<![\w.$`'"]|function )(counted|many|several|that|clause|counting|anyCounted)\(/g;
  return [...code.matchAll(named)].map((match) => {
    const words: string[][] = [];
    let depth = 1;
    let argument = -1;
    let at = match.index + match[0].length;
    for (; at < code.length && depth > 0; at++) {
      const literal = literals.find(({ start }) => start === at);
      const c = code[at] as string;
      if (literal !== undefined) {
        if (argument >= 0 && literal.kind === 'string') words[argument]?.push(literal.parts[0] ?? '');
        at = literal.end - 1;
      } else if ('([{'.includes(c)) depth++;
      else if (')]}'.includes(c)) depth--;
      else if (c === ',' && depth === 1) words[++argument] = [];
    }
    return { name: match[1] as string, words };
  });
}

/** Returns the documentation strings of rules and schema. */
function docs(): readonly string[] {
  const said: string[] = [];
  for (const rule of rules) {
    said.push(rule.summary);
    for (const option of Object.values(rule.options?.shape ?? {}))
      said.push((option.meta() as { readonly doc?: string } | undefined)?.doc ?? '');
  }
  const seen = new Set<unknown>();
  const look = (schema: unknown): void => {
    if (!(schema instanceof z.ZodType) || seen.has(schema)) return;
    seen.add(schema);
    const { doc = '', valueDocs = {} } = metaOf(schema);
    said.push(doc, ...Object.values(valueDocs));
    if (schema instanceof z.ZodOptional) look(schema.unwrap());
    else if (schema instanceof z.ZodArray) look(schema.element);
    else if (schema instanceof z.ZodUnion) schema.options.forEach(look);
    else if (schema instanceof z.ZodRecord) [schema.keyType, schema.valueType].forEach(look);
    else if (schema instanceof z.ZodObject) Object.values(schema.shape).forEach(look);
  };
  look(fileSchema);
  return said;
}
