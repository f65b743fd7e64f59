/**
 * l10n/bundle.l10n.json: every text that a translator of the extension needs, English to English. From the client the
 * calls of `vscode.l10n.t`, from the server the tags of core/l10n.ts and the words that are counted there, and what
 * rules and schema hold as data.
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

/** The folders of the server whose words people read in the editor. */
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
/** Values that are shown as words, with the entries and the answers that they are told of. */
const VALUES: readonly string[] = [
  ...tracks,
  ...statuses,
  ...reviews,
  ...['on track', 'at risk', 'off track', 'mixed', 'unclear'],
  ...kinds,
  ...DIMENSIONS,
  ...['yes', 'no', 'unknown', 'none', 'row', 'record', 'line'],
];
/** Words that a figure stands before, where the code puts them together. */
const COUNTED: readonly string[] = [
  ...tracks,
  'without a track',
  ...kinds.flatMap((kind) =>
    ['added', 'removed', 'changed'].flatMap((what) => [`${kind} was ${what}.`, `${kind}s were ${what}.`]),
  ),
];

/** The texts of the extension, in the order of their letters. `root`: the folder of the repository. */
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

/** The texts of `l10n.t('…')`. */
export function clientKeys(code: string): readonly string[] {
  return literalsOf(code)
    .filter(({ start }) => /\bl10n\.t\(\s*$/.test(code.slice(Math.max(0, start - 40), start)))
    .map(({ parts }) => keyOf(parts));
}

/** The texts of t`…` and later`…`, and of the functions that put a figure before words. */
export function serverKeys(code: string): readonly string[] {
  const literals = literalsOf(code);
  const tagged = literals
    .filter(({ tag }) => tag === 't' || tag === 'later')
    .map(({ parts }) => keyOf(parts));
  return [...tagged, ...calls(code, literals).flatMap(countedKeys)].filter((key) => /\p{L}/u.test(key));
}

interface Call {
  readonly name: string;
  /** The literals in its arguments behind the first, argument by argument. */
  readonly words: readonly (readonly string[])[];
}

/** What each of the functions makes of its words; the first argument is the figure. */
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

/** Calls of the functions that count, `counted(…)` and its like. */
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

/** What rules and schema say of themselves. */
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
