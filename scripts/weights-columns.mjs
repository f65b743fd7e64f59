/** Lays the table of the verdict's weights out for a bundle: by columns it packs a third smaller. */
import { readFile } from 'node:fs/promises';

/** An esbuild plugin: the module has the value that the JSON file has, in the same order. */
export const weightsByColumns = {
  name: 'weights-by-columns',
  setup(build) {
    build.onLoad({ filter: /[\\/]traits[\\/]pack[\\/]\w+[\\/]weights\.json$/ }, async ({ path }) => ({
      contents: `${EXPAND}\nexport default ${inColumns(JSON.parse(await readFile(path, 'utf8')))};`,
      loader: 'js',
    }));
  },
};

/**
 * Source of the two functions that read columns: words of one table; and words of many, each line with the name of its
 * table before a tab where a new one begins.
 */
const EXPAND = `const pairs = (first, second) => {
  const [a, b] = [first.split(' '), second.split(' ')];
  return (at) => [Number(a[at]), Number(b[at])];
};
const table = (words, first, second) => {
  const pair = pairs(first, second);
  return Object.fromEntries(words.split('\\n').map((word, at) => [word, pair(at)]));
};
const tables = (lines, first, second) => {
  const pair = pairs(first, second);
  const all = {};
  let own;
  lines.split('\\n').forEach((line, at) => {
    const tab = line.indexOf('\\t');
    if (tab >= 0) own = all[line.slice(0, tab)] = {};
    own[line.slice(tab + 1)] = pair(at);
  });
  return all;
};`;

/** Returns the source of a value in which tables of pairs stand by columns. */
function inColumns(value) {
  if (isTable(value)) return called('table', Object.keys(value), Object.values(value));
  if (!isMapping(value)) return JSON.stringify(value);
  const inner = Object.entries(value);
  if (inner.length > 0 && inner.every(([, each]) => isTable(each))) {
    const lines = inner.flatMap(([name, each]) =>
      Object.keys(each).map((word, at) => (at === 0 ? `${name}\t${word}` : word)),
    );
    return called(
      'tables',
      lines,
      inner.flatMap(([, each]) => Object.values(each)),
    );
  }
  return `{${inner.map(([key, each]) => `${JSON.stringify(key)}: ${inColumns(each)}`).join(', ')}}`;
}

/** @throws Error if a word holds what parts the columns */
function called(name, lines, pairs) {
  if (lines.some((line) => /\n|\t.*\t/.test(line)))
    throw new Error('A word of the weights holds a tab or a break.');
  const columns = [lines.join('\n'), ...[0, 1].map((at) => pairs.map((pair) => pair[at]).join(' '))];
  return `${name}(${columns.map((column) => JSON.stringify(column)).join(', ')})`;
}

const isMapping = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPair = (value) =>
  Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'number');
const isTable = (value) =>
  isMapping(value) && Object.keys(value).length > 0 && Object.values(value).every(isPair);
