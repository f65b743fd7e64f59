/** Finds what cannot be read in a mapping file, and so would be left out without a word. */
import { isMap, isScalar, type Node } from 'yaml';
import { readFiscal } from '../text/fiscal-year.ts';
import { t } from '../text/l10n.ts';
import { nearest } from '../text/near-words.ts';
import type { NodeReader } from '../yaml/node-reader.ts';

type Check = (reader: NodeReader, value: Node, key: string) => void;

/** Checks a single value. */
const single =
  (isRight: (text: string) => boolean, message: (key: string, text: string) => string): Check =>
  (reader, value, key) => {
    if (!isScalar(value)) reader.bad(value, t`${key} is a single value.`);
    else if (!isRight(String(value.value))) reader.bad(value, message(key, String(value.value)));
  };

const text = single(
  () => true,
  () => '',
);

/** Checks a mapping, and each of its values. */
const mapping =
  (each: Check): Check =>
  (reader, value, key) => {
    if (!isMap(value)) return void reader.bad(value, t`${key} holds keys and values.`);
    for (const pair of value.items) {
      const inner = pair.value as Node | null;
      if (!isScalar(pair.key)) reader.bad(pair.key as Node, t`${key} has a key that is no word.`);
      else if (inner !== null) each(reader, inner, `${key}, ${String(pair.key.value)}`);
    }
  };

/** Lets a key stand without a value. */
const orNothing =
  (check: Check): Check =>
  (reader, value, key) => {
    if (!isScalar(value) || value.value !== '') check(reader, value, key);
  };

const LEADS = ['sheet', 'portfolio'];

const CHECKS: Readonly<Record<string, Check>> = {
  sheet: text,
  list: text,
  table: single(
    (said) => /^[1-9]\d*$/.test(said),
    (key, said) => t`${key} is a number from 1, and not ${said}.`,
  ),
  numbers: single(
    (said) => said === 'point' || said === 'comma',
    (_, said) => t`numbers is point or comma, and not ${said}.`,
  ),
  dates: single(
    (said) => said === 'day-first' || said === 'month-first',
    (_, said) => t`dates is day-first or month-first, and not ${said}.`,
  ),
  'fiscal-year': single(
    (said) => readFiscal(said) !== null,
    (_, said) => t`fiscal-year is a month, such as april, and not ${said}.`,
  ),
  groups: single(
    (said) => ['goals', 'tags', 'none'].includes(said),
    (_, said) => t`groups is goals, tags or none, and not ${said}.`,
  ),
  columns: mapping(text),
  units: mapping(text),
  from: mapping(
    single(
      (said) => LEADS.includes(said),
      (_, said) => t`from says sheet or portfolio of a column, and not ${said}.`,
    ),
  ),
  words: mapping(orNothing(mapping(text))),
  last: mapping(mapping(() => {})),
  'last-before': text,
};

/** Records the problems of a mapping file at a reader. An empty file has none. */
export function checkMapping(reader: NodeReader, root: Node | null): void {
  if (root === null) return;
  if (!isMap(root)) return void reader.bad(root, t`It is not a YAML mapping.`);
  for (const { key, at, value } of reader.entries(root, t`A mapping`) ?? []) {
    const check = CHECKS[key];
    const meant = check === undefined ? nearest(key, Object.keys(CHECKS)) : undefined;
    if (check !== undefined && value !== null) orNothing(check)(reader, value, key);
    else if (meant !== undefined)
      reader.bad(at, t`A mapping has no key \`${key}\`. Did you mean \`${meant}\`?`);
  }
}
