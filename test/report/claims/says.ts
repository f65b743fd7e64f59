/** Reads a sentence by the lines of a table: which line it is, and what stands in it. */
import type { Line } from './checks.ts';

const words = 'no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'.split('|');
const NUMBER = `(?<n>${words.join('|')}|none|\\d[\\d,]*(?:\\.\\d+)?)`;

interface Reader {
  readonly line: Line;
  readonly regex: RegExp;
  /** What each group of the expression is. */
  readonly groups: readonly ('number' | 'text')[];
}

const readers = new WeakMap<Line, Reader>();

function readerOf(line: Line): Reader {
  let reader = readers.get(line);
  if (reader === undefined) {
    reader = compile(line);
    readers.set(line, reader);
  }
  return reader;
}

function compile(line: Line): Reader {
  const groups: ('number' | 'text')[] = [];
  let depth = 0;
  const source = [...line[0]]
    .map((c, i, all): string => {
      if (c === '#') {
        groups.push('number');
        return NUMBER.replace('?<n>', '');
      }
      if (c === '*') {
        groups.push('text');
        return '(.*)';
      }
      if (c === '{') {
        depth += 1;
        // An ending or a choice of words; only choices of whole words are handed on.
        groups.push('text');
        return '(';
      }
      if (c === '}') {
        depth -= 1;
        return ')';
      }
      if (depth > 0 && '|[]^;.+'.includes(c)) return all.slice(i).join('').startsWith('.}') ? '\\.' : c;
      return c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return { line, regex: new RegExp(`^${source}$`, 'i'), groups };
}

const plain = (word: string): number => {
  const at = words.indexOf(word.toLowerCase());
  return word === 'none' ? 0 : at >= 0 ? at : Number(word.replaceAll(',', ''));
};

/** The endings that carry no meaning: `s`, `has`, `have` and the like are no text of a sentence. */
const grammar = /^(?:|s|is|are|has|have|was|were|it|them|its|their|a|the|[a-z]+ is|it [a-z]+|they [a-z]+)$/;
const verbs =
  /^(?:says?|reads?|names?|serves?|states?|leans?|uses?|carr(?:ies|y)|does|do|reaches|reach|shows?|asks?|stands?|starts?|depends?|replaces?)$/;

/** The line that knows a sentence, with its numbers and texts; null where none does. */
export function known(
  sentence: string,
  table: readonly Line[],
): readonly {
  readonly line: Line;
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
}[] {
  return table.flatMap((line) => {
    const { regex, groups } = readerOf(line);
    const match = regex.exec(sentence);
    if (match === null) return [];
    const numbers: number[] = [];
    const texts: string[] = [];
    for (const [i, kind] of groups.entries()) {
      const text = match[i + 1];
      if (text === undefined) continue;
      if (kind === 'number') numbers.push(plain(text));
      else if (!grammar.test(text) && !verbs.test(text)) texts.push(text);
    }
    return [{ line, numbers, texts }];
  });
}
