/**
 * Tells from its lines alone that an entry is laid out as formatting would leave it, as nearly all are. It says no
 * to everything out of the ordinary, such as comments and texts over several lines without a sign: whether those would
 * be formatted is left to YAML's own tokens.
 */

/** A key, and what stands after it on its line. */
const KEY = /^([a-z][a-z-]*):(?: (\S.*))?$/;
const PLAIN = /^[A-Za-z0-9€$£(][^#]*$/;
const BLOCK_TEXT = /^[|>]-?$/;
const QUOTED = /^(?:"[^"\\]*"|'[^']*')$/;
const FLOW = /^[{[](?:[^{}[\]"'#&*!?|>%@`\n]|"[^"\\\n]*")*[}\]]$/;
/** Gaps in a flow collection that are not as they are to be. */
const UNTIDY = / {2}| [,:\]}]|[[{] |,(?! )|:$/;

type Kind = 'text' | 'value' | 'wrong';

/** What a value on one line is: a text that goes on below, a value that ends here, or something to look at closely. */
function kindOf(value: string): Kind {
  if (BLOCK_TEXT.test(value)) return 'text';
  if (QUOTED.test(value)) return 'value';
  if (PLAIN.test(value)) return value.includes(': ') || value.endsWith(':') ? 'wrong' : 'value';
  return FLOW.test(value) && !UNTIDY.test(value.slice(0, -1).replace(/"[^"]*"/g, 'x') + value.slice(-1))
    ? 'value'
    : 'wrong';
}

/** Whether an entry whose dash belongs in `column` is as formatting would leave it. */
export function isTidy(text: string, column: number, { last }: { readonly last: boolean }): boolean {
  if (/[\t\r]/.test(text) || /\n\n\n| \n/.test(text)) return false;
  if (last && (!text.endsWith('\n') || text.endsWith('\n\n'))) return false;
  return new Lines(column).take(text.split('\n'));
}

class Lines {
  readonly #column: number;
  /** Columns of the mappings and lists that are open, outermost first. */
  #open: { readonly at: number; readonly list: boolean }[] = [];
  /** A key without a value may have lines of its own below, from two columns further in. */
  #wants = false;
  /** Column that the lines of a text stand deeper than; -1 outside a text. */
  #text = -1;

  constructor(column: number) {
    this.#column = column;
    this.#open.push({ at: column, list: true });
  }

  take(lines: readonly string[]): boolean {
    let first = true;
    for (const line of lines) {
      if (line === '') {
        // An entry does not begin with an empty line, but it may end with one.
        if (first) return false;
        continue;
      }
      const indent = line.search(/\S/);
      if (first && indent !== this.#column) return false;
      first = false;
      if (this.#text >= 0 && indent > this.#text) continue;
      this.#text = -1;
      if (!this.#line(line.slice(indent), indent)) return false;
    }
    return !first;
  }

  #line(words: string, at: number): boolean {
    const list = words.startsWith('- ');
    if (!this.#reach(at, list)) return false;
    if (!list) return this.#pair(words, at);
    const rest = words.slice(2);
    if (KEY.test(rest)) {
      this.#open.push({ at: at + 2, list: false });
      return this.#pair(rest, at + 2);
    }
    return this.#value(rest, at);
  }

  /** Closes what a line at a column ends, or opens what it begins. */
  #reach(at: number, list: boolean): boolean {
    if (this.#wants && at === this.#top.at + 2) {
      this.#open.push({ at, list });
      this.#wants = false;
      return true;
    }
    this.#wants = false;
    while (this.#open.length > 0 && this.#top.at > at) this.#open.pop();
    return this.#open.length > 0 && this.#top.at === at && this.#top.list === list;
  }

  get #top(): { readonly at: number; readonly list: boolean } {
    return this.#open[this.#open.length - 1] as { at: number; list: boolean };
  }

  #pair(words: string, at: number): boolean {
    const found = KEY.exec(words);
    if (found === null) return false;
    if (found[2] !== undefined) return this.#value(found[2], at);
    this.#wants = true;
    return true;
  }

  #value(value: string, owner: number): boolean {
    const kind = kindOf(value);
    if (kind === 'text') this.#text = owner;
    return kind !== 'wrong';
  }
}
