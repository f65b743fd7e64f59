/** Finds literals in TypeScript source, including nested templates, without a TypeScript parser. */

export interface Literal {
  readonly kind: 'string' | 'template';
  /** Offsets of the quotes or backticks; `end` is after the closing one. */
  readonly start: number;
  readonly end: number;
  /** The text between the `${…}` of a template; a string has one part. */
  readonly parts: readonly string[];
  /** The tag of a template. */
  readonly tag: string;
  /** True if it is inside a `${…}` of another template. */
  readonly nested: boolean;
}

/** After one of these a slash starts a regular expression; otherwise it divides. */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|of|in|yield|await|void))\s*$/;

/** Returns every literal, ordered by start. */
export function literalsOf(code: string): readonly Literal[] {
  const found: Literal[] = [];
  /** Scans code up to the closing brace of a `${…}` or the end; returns that offset. */
  const read = (from: number, nested: boolean): number => {
    let depth = 0;
    for (let i = from; i < code.length; i++) {
      const c = code[i] as string;
      if (c === '/' && code[i + 1] === '/') i = until(i, '\n');
      else if (c === '/' && code[i + 1] === '*') i = until(i + 2, '*/') + 1;
      else if (c === '/' && BEFORE_REGEX.test(code.slice(Math.max(0, i - 40), i))) i = regexEnd(i);
      else if (c === "'" || c === '"') i = string(i, nested);
      else if (c === '`') i = template(i, nested);
      else if (c === '{') depth++;
      else if (c === '}' && depth-- === 0) return i;
    }
    return code.length;
  };
  const until = (from: number, mark: string): number => {
    const at = code.indexOf(mark, from);
    return at < 0 ? code.length : at;
  };
  const regexEnd = (from: number): number => {
    let inClass = false;
    for (let i = from + 1; i < code.length; i++) {
      if (code[i] === '\\') i++;
      else if (code[i] === '[') inClass = true;
      else if (code[i] === ']') inClass = false;
      else if ((code[i] === '/' && !inClass) || code[i] === '\n') return i;
    }
    return code.length;
  };
  const string = (start: number, nested: boolean): number => {
    let i = start + 1;
    while (i < code.length && code[i] !== code[start]) i += code[i] === '\\' ? 2 : 1;
    found.push({
      kind: 'string',
      start,
      end: i + 1,
      parts: [cooked(code.slice(start + 1, i))],
      tag: '',
      nested,
    });
    return i;
  };
  const template = (start: number, nested: boolean): number => {
    const at = found.length;
    const parts: string[] = [];
    let begin = start + 1;
    let i = begin;
    for (; i < code.length && code[i] !== '`'; i++) {
      if (code[i] === '\\') i++;
      else if (code[i] === '$' && code[i + 1] === '{') {
        parts.push(cooked(code.slice(begin, i)));
        i = read(i + 2, true);
        begin = i + 1;
      }
    }
    parts.push(cooked(code.slice(begin, i)));
    const tag = /(?<![\w$.])[A-Za-z_$][\w$]*$/.exec(code.slice(Math.max(0, start - 40), start))?.[0] ?? '';
    found.splice(at, 0, { kind: 'template', start, end: i + 1, parts, tag, nested });
    return i;
  };
  read(0, false);
  return found;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** Returns the value of a literal, with escapes resolved. */
function cooked(source: string): string {
  return source.replace(/\\(u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|[\s\S])/gi, (_, sequence: string) => {
    const hex = /^[ux]\{?([0-9a-f]+)/i.exec(sequence)?.[1];
    return hex === undefined
      ? (ESCAPES[sequence] ?? sequence)
      : String.fromCodePoint(Number.parseInt(hex, 16));
  });
}
