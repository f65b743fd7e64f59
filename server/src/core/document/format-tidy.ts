/**
 * Detects entries that are formatted already, as nearly all are, from their lines alone. Answers no for anything out of
 * the ordinary, such as comments and multi-line plain text; those go through YAML's own tokens.
 */

/** A key, and the value after it on its line. */
const KEY = /^([a-z][a-z-]*):(?: (\S.*))?$/;
const PLAIN = /^[A-Za-z0-9€$£(][^#]*$/;
const BLOCK_TEXT = /^[|>]-?$/;
const QUOTED = /^(?:"[^"\\]*"|'[^']*')$/;
const FLOW = /^[{[](?:[^{}[\]"'#&*!?|>%@`\n]|"[^"\\\n]*")*[}\]]$/;
/** Gaps in a flow collection that formatting would change. */
const UNTIDY = / {2}| [,:\]}]|[[{] |,(?! )|:$/;

type Kind = 'text' | 'value' | 'wrong';

/**
 * Classifies a value on one line: a block scalar that continues below, a value complete on its line, or one that needs
 * YAML's tokens.
 */
function kindOf(value: string): Kind {
  if (BLOCK_TEXT.test(value)) return 'text';
  if (QUOTED.test(value)) return 'value';
  if (PLAIN.test(value)) return value.includes(': ') || value.endsWith(':') ? 'wrong' : 'value';
  return FLOW.test(value) && !UNTIDY.test(value.slice(0, -1).replace(/"[^"]*"/g, 'x') + value.slice(-1))
    ? 'value'
    : 'wrong';
}

/**
 * Tells whether formatting would leave an entry unchanged whose dash belongs in `column`. False negatives are allowed.
 */
export function isTidy(text: string, column: number, { last }: { readonly last: boolean }): boolean {
  if (/[\t\r]/.test(text) || /\n\n\n| \n/.test(text)) return false;
  if (last && (!text.endsWith('\n') || text.endsWith('\n\n'))) return false;
  return new Lines(column).take(text.split('\n'));
}

class Lines {
  readonly #column: number;
  /** Columns of the open mappings and lists, outermost first. */
  #open: { readonly at: number; readonly list: boolean }[] = [];
  /** True after a key without a value: its lines may follow, indented by two. */
  #wants = false;
  /** Column that the lines of a block scalar must be deeper than; -1 outside one. */
  #text = -1;

  constructor(column: number) {
    this.#column = column;
    this.#open.push({ at: column, list: true });
  }

  take(lines: readonly string[]): boolean {
    let first = true;
    for (const line of lines) {
      if (line === '') {
        // An entry must not begin with an empty line, but may end with one.
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

  /** Closes the collections that a line at this column ends, or opens the one that it begins. */
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
