/**
 * Matches paths against `.gitignore` patterns as git does, negated ones included. `*` does not cross a slash, `**`
 * between slashes does; names are compared by their bytes in UTF-8.
 */

/** The patterns of one file. */
export interface IgnoreRules {
  /**
   * Tells whether a path is excluded (true) or included again (false); null if no pattern matches. The path is
   * relative, with `/`.
   */
  verdict(path: string, isFolder: boolean): boolean | null;
}

/** The patterns that apply below a folder, whose path has no trailing slash. */
export interface IgnoreLevel {
  readonly folder: string;
  readonly rules: IgnoreRules;
}

/** Tells whether a path is excluded; the innermost level with a matching pattern decides. `levels`: outermost first. */
export function isIgnored(levels: readonly IgnoreLevel[], path: string, isFolder: boolean): boolean {
  for (const { folder, rules } of levels.toReversed()) {
    if (!path.startsWith(`${folder}/`)) continue;
    const verdict = rules.verdict(path.slice(folder.length + 1), isFolder);
    if (verdict !== null) return verdict;
  }
  return false;
}

/**
 * Tells whether a file is excluded, or any folder above it: files in an excluded folder cannot be included again.
 * `levels` may be in any order; those that are not above the file are skipped.
 */
export function isHidden(levels: readonly IgnoreLevel[], path: string): boolean {
  const above = levels
    .filter(({ folder }) => path.startsWith(`${folder}/`))
    .sort((a, b) => a.folder.length - b.folder.length);
  const top = above[0]?.folder;
  if (top === undefined) return false;
  for (let at = path.indexOf('/', top.length + 1); at >= 0; at = path.indexOf('/', at + 1))
    if (isIgnored(above, path.slice(0, at), true)) return true;
  return isIgnored(above, path, false);
}

interface Pattern {
  readonly negative: boolean;
  readonly folderOnly: boolean;
  /** True if the pattern is matched against the name only, not against the path below the patterns' folder. */
  readonly nameOnly: boolean;
  readonly matches: (bytes: string) => boolean;
}

/** Parses the text of a `.gitignore`. `ignoreCase`: the file system is case-insensitive. */
export function readIgnoreRules(text: string, ignoreCase = false): IgnoreRules {
  const patterns = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line) => patternOf(line.replace(/\r$/, ''), ignoreCase))
    .filter((pattern) => pattern !== null)
    .reverse();
  return {
    verdict(path, isFolder) {
      const bytes = ignoreCase ? lowerAscii(bytesOf(path)) : bytesOf(path);
      const name = bytes.slice(bytes.lastIndexOf('/') + 1);
      const last = patterns.find(
        ({ folderOnly, nameOnly, matches }) => (isFolder || !folderOnly) && matches(nameOnly ? name : bytes),
      );
      return last === undefined ? null : !last.negative;
    },
  };
}

function patternOf(line: string, ignoreCase: boolean): Pattern | null {
  if (line.startsWith('#')) return null;
  let source = withoutTrailingBlanks(line);
  const negative = source.startsWith('!');
  if (negative) source = source.slice(1);
  const folderOnly = source.endsWith('/');
  if (folderOnly) source = source.slice(0, -1);
  if (source === '') return null;
  const nameOnly = !source.includes('/');
  const bytes = bytesOf(source.startsWith('/') ? source.slice(1) : source);
  const regex = regexOf(ignoreCase ? lowerAscii(bytes) : bytes);
  return { negative, folderOnly, nameOnly, matches: (name) => regex?.test(name) ?? false };
}

/** Trims trailing blanks, except after a backslash. */
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ') end--;
  const slashes = /\\*$/.exec(line.slice(0, end))?.[0].length ?? 0;
  return end < line.length && slashes % 2 === 1 ? line.slice(0, end + 1) : line.slice(0, end);
}

/** Encodes a name as a string with one character per byte of UTF-8. */
function bytesOf(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let out = '';
  for (const byte of new TextEncoder().encode(text)) out += String.fromCharCode(byte);
  return out;
}

const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (c) => c.toLowerCase());
const literal = (c: string): string => c.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Compiles a pattern to a regular expression over bytes; null if it cannot match anything. */
function regexOf(pattern: string): RegExp | null {
  let out = '';
  for (let at = 0; at < pattern.length; ) {
    const c = pattern[at] as string;
    if (c === '\\') {
      const next = pattern[at + 1];
      if (next === undefined) return null;
      out += literal(next);
      at += 2;
    } else if (c === '?') {
      out += '[^/]';
      at++;
    } else if (c === '*') {
      const stars = starsAt(pattern, at);
      out += stars.regex;
      at = stars.end;
    } else if (c === '[') {
      const set = setAt(pattern, at);
      if (set === null) return null;
      out += set.regex;
      at = set.end;
    } else {
      out += literal(c);
      at++;
    }
  }
  return new RegExp(`^${out}$`, 's');
}

/** Characters that end a pattern's literal prefix. */
const SPECIAL = /[*?[\\]/;

function starsAt(pattern: string, at: number): { readonly regex: string; readonly end: number } {
  let end = at;
  while (pattern[end] === '*') end++;
  // Git compares the literal prefix separately, so that stars right after it count as the start of the rest: `a**/b`
  // reaches as deep as `**/b`.
  const begins = at === 0 || pattern[at - 1] === '/' || pattern.search(SPECIAL) === at;
  const between = end - at > 1 && begins;
  if (between && end === pattern.length) return { regex: '.*', end };
  if (between && pattern[end] === '/') return { regex: '(?:.*/)?', end: end + 1 };
  return { regex: '[^/]*', end };
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: ' \\t-\\r',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
};

/** Compiles the bracket expression that starts at `at`; null if it is not closed. It never matches a slash. */
function setAt(pattern: string, at: number): { readonly regex: string; readonly end: number } | null {
  let i = at + 1;
  const negated = pattern[i] === '!' || pattern[i] === '^';
  if (negated) i++;
  let members = '';
  /** The character that may start a range. */
  let before: string | null = null;
  for (let first = true; first || pattern[i] !== ']'; first = false) {
    let c = pattern[i];
    if (c === undefined) return null;
    const named = /^\[:([^\]]*?):\]/.exec(pattern.slice(i));
    if (named !== null) {
      const known = CLASSES[named[1] as string];
      if (known === undefined) return null;
      members += known;
      before = null;
      i += named[0].length;
      continue;
    }
    if (c === '-' && before !== null && pattern[i + 1] !== undefined && pattern[i + 1] !== ']') {
      i++;
      if (pattern[i] === '\\') i++;
      const to = pattern[i];
      if (to === undefined) return null;
      if (before <= to) members += `${literal(before)}-${literal(to)}`;
      before = null;
      i++;
      continue;
    }
    if (c === '\\') {
      c = pattern[++i];
      if (c === undefined) return null;
    }
    members += literal(c);
    before = c;
    i++;
  }
  const inside = negated ? `[^${members}]` : members === '' ? '(?!)' : `[${members}]`;
  return { regex: `(?!/)${inside}`, end: i + 1 };
}
