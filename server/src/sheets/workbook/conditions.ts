/**
 * Evaluates conditional formatting, for the health that its colours express. Evaluates only what needs no formula
 * engine: a comparison with a constant, a contained text, traffic lights with bounds. Guesses nothing else.
 */
import type { GridCell, GridRow, Light } from './grid.ts';
import type { Attributes } from './xml.ts';

interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}
interface Bound {
  readonly type: string;
  readonly value: number;
  /** True if the bound itself belongs to the upper side. */
  readonly included: boolean;
}
interface Rule {
  readonly type: string;
  readonly attributes: Attributes;
  readonly priority: number;
  readonly formulas: string[];
  readonly bounds: Bound[];
  icons: Attributes;
}
interface Format {
  readonly reference: string;
  readonly rules: Rule[];
}

const ICONS = /^(?:3TrafficLights[12]|3Signs|3Symbols2?|3Flags|3Arrows|4TrafficLights)$/;
const LIGHTS: readonly Light[] = ['red', 'amber', 'green'];

/** Collects the conditional formatting of a sheet from its XML events. */
export class Conditions {
  readonly #formats: Format[] = [];
  #rule: Rule | null = null;
  #formula: string | null = null;
  #beyond = 0;
  readonly #fills: readonly (Light | null)[];

  /** @param fills colours of the fills that rules refer to by index */
  constructor(fills: readonly (Light | null)[]) {
    this.#fills = fills;
  }

  open(name: string, attributes: () => Attributes): void {
    // Extensions repeat these rules for newer programs, or refer to other sheets.
    if (name === 'extLst') this.#beyond++;
    if (this.#beyond > 0) return;
    if (name === 'conditionalFormatting')
      this.#formats.push({ reference: attributes()['sqref'] ?? '', rules: [] });
    else if (name === 'cfRule') {
      const all = attributes();
      const { type = '', priority = '0' } = all;
      this.#rule = { type, attributes: all, priority: Number(priority), formulas: [], bounds: [], icons: {} };
      this.#formats.at(-1)?.rules.push(this.#rule);
    } else if (name === 'formula' && this.#rule !== null) this.#formula = '';
    else if (name === 'iconSet' && this.#rule !== null) this.#rule.icons = attributes();
    else if (name === 'cfvo' && this.#rule !== null) {
      const { type = '', val = '', gte = '1' } = attributes();
      const value = val === '' ? Number.NaN : Number(val);
      this.#rule.bounds.push({ type, value, included: gte !== '0' && gte !== 'false' });
    }
  }

  text(more: string): void {
    if (this.#formula !== null) this.#formula += more;
  }

  close(name: string): void {
    if (name === 'extLst') this.#beyond--;
    else if (name === 'formula' && this.#formula !== null) {
      this.#rule?.formulas.push(this.#formula.trim());
      this.#formula = null;
    } else if (name === 'cfRule') this.#rule = null;
  }

  /**
   * Returns the rows with the colours that rules give them; `unread` are the ranges of rules that need a formula
   * engine.
   */
  applied(rows: readonly GridRow[]): {
    readonly rows: readonly GridRow[];
    readonly unread: readonly string[];
  } {
    if (this.#formats.length === 0) return { rows, unread: [] };
    const unread: string[] = [];
    const tests: { readonly ranges: readonly Range[]; readonly priority: number; readonly test: Test }[] = [];
    for (const { reference, rules } of this.#formats) {
      const ranges = rangesOf(reference);
      for (const rule of rules) {
        const test = this.#testOf(rule, () => figuresIn(rows, ranges));
        if (test === 'unread') unread.push(reference);
        else if (test !== null) tests.push({ ranges, priority: rule.priority, test });
      }
    }
    if (tests.length === 0) return { rows, unread: [...new Set(unread)] };
    tests.sort((a, b) => a.priority - b.priority);
    const lightAt = (line: number, column: number, cell: GridCell): Light | null => {
      for (const { ranges, test } of tests) {
        const within = ranges.some(
          ({ top, left, bottom, right }) =>
            line >= top && line <= bottom && column >= left && column <= right,
        );
        const found = within ? test(cell.text) : undefined;
        if (found !== undefined) return found;
      }
      return null;
    };
    const lit = rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, column) => {
        const light = cell === undefined ? null : lightAt(row.line - 1, column, cell);
        return light === null || cell === undefined ? cell : { ...cell, light, ruled: true as const };
      }),
    }));
    return { rows: lit, unread: [...new Set(unread)] };
  }

  /** Returns the test of a rule, or null if it gives no traffic-light colour. */
  #testOf(rule: Rule, figures: () => readonly number[]): Test | 'unread' | null {
    if (rule.type === 'iconSet') return iconTest(rule, figures);
    const light = this.#fills[Number(rule.attributes['dxfId'] ?? -1)] ?? null;
    if (light === null) return null;
    const matches = matcherOf(rule);
    return matches === null ? 'unread' : (text) => (matches(text) ? light : undefined);
  }
}

/** Returns the colour for a cell's text; undefined if the rule does not apply. */
type Test = (text: string) => Light | null | undefined;

function iconTest({ icons, bounds }: Rule, figures: () => readonly number[]): Test | 'unread' | null {
  const set = icons['iconSet'] ?? '3TrafficLights1';
  if (!ICONS.test(set)) return null;
  const count = Number(set.charAt(0));
  const all = figures();
  // No spread: a sheet can have more cells than a call may have arguments.
  const least = all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = all.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const edges = bounds.map(({ type, value }, at) => {
    if (at === 0) return Number.NEGATIVE_INFINITY;
    if (type === 'num') return value;
    return type === 'percent' ? least + ((most - least) * value) / 100 : Number.NaN;
  });
  if (edges.length !== count || edges.some(Number.isNaN)) return 'unread';
  const lights = count === 4 ? [null, ...LIGHTS] : LIGHTS;
  const ordered = /^(?:1|true)$/.test(icons['reverse'] ?? '') ? [...lights].reverse() : lights;
  return (text) => {
    const value = numberOf(text);
    if (value === null) return undefined;
    const step = edges.findLastIndex((edge, at) => (bounds[at]?.included ? value >= edge : value > edge));
    return ordered[Math.max(0, step)] ?? null;
  };
}

/** Returns a test whether a rule matches a text, or null if it compares with a computed value. */
function matcherOf({ type, attributes, formulas }: Rule): ((text: string) => boolean) | null {
  if (type === 'cellIs') {
    const constants = formulas.map(constantOf);
    if (constants.length === 0 || constants.some((each) => each === null)) return null;
    const [first, second = first] = constants as readonly (string | number)[];
    return comparison(attributes['operator'] ?? 'equal', first as string | number, second as string | number);
  }
  const wanted = attributes['text']?.toLowerCase();
  if (wanted === undefined || wanted === '') return null;
  const way = TEXT_RULES[type];
  return way === undefined ? null : (text) => way(text.toLowerCase(), wanted);
}

const TEXT_RULES: Readonly<Record<string, (text: string, wanted: string) => boolean>> = {
  containsText: (text, wanted) => text.includes(wanted),
  notContainsText: (text, wanted) => !text.includes(wanted),
  beginsWith: (text, wanted) => text.startsWith(wanted),
  endsWith: (text, wanted) => text.endsWith(wanted),
};

/** Parses a number or a quoted text; null for references and expressions. */
function constantOf(formula: string): string | number | null {
  const text = /^"((?:[^"]|"")*)"$/.exec(formula)?.[1];
  if (text !== undefined) return text.replaceAll('""', '"').toLowerCase();
  return /^[-+]?\d+(?:\.\d+)?(?:E[-+]?\d+)?%?$/i.test(formula) ? numberOf(formula) : null;
}

function comparison(
  operator: string,
  first: string | number,
  second: string | number,
): ((text: string) => boolean) | null {
  const compared = (text: string, other: string | number): number | null => {
    const own = typeof other === 'number' ? numberOf(text) : text.trim().toLowerCase();
    if (own === null || own === '') return null;
    return own < other ? -1 : own > other ? 1 : 0;
  };
  const by = (holds: (a: number, b: number) => boolean) => (text: string) => {
    const [a, b] = [compared(text, first), compared(text, second)];
    return a !== null && b !== null && holds(a, b);
  };
  switch (operator) {
    case 'equal':
      return by((a) => a === 0);
    case 'notEqual':
      return by((a) => a !== 0);
    case 'lessThan':
      return by((a) => a < 0);
    case 'lessThanOrEqual':
      return by((a) => a <= 0);
    case 'greaterThan':
      return by((a) => a > 0);
    case 'greaterThanOrEqual':
      return by((a) => a >= 0);
    case 'between':
      return by((a, b) => a >= 0 && b <= 0);
    case 'notBetween':
      return by((a, b) => a < 0 || b > 0);
    default:
      return null;
  }
}

/** Parses a number as our sheet reader formats it, percentages as fractions; null for anything else. */
function numberOf(text: string): number | null {
  const match = /^([-+]?\d+(?:\.\d+)?(?:E[-+]?\d+)?)(%?)$/i.exec(text.trim());
  return match === null ? null : Number(match[1]) / (match[2] === '%' ? 100 : 1);
}

function figuresIn(rows: readonly GridRow[], ranges: readonly Range[]): number[] {
  return rows.flatMap(({ line, cells }) =>
    cells.flatMap((cell, column) => {
      const inside = ranges.some(
        ({ top, left, bottom, right }) =>
          line - 1 >= top && line - 1 <= bottom && column >= left && column <= right,
      );
      const value = inside && cell !== undefined ? numberOf(cell.text) : null;
      return value === null ? [] : [value];
    }),
  );
}

/** Parses ranges such as `B2:B30 D2`, zero-based; a whole column spans all rows. */
function rangesOf(reference: string): readonly Range[] {
  return reference.split(/\s+/).flatMap((part) => {
    const [from, to = from] = part.split(':').map((corner) => /^\$?([A-Z]{1,3})\$?(\d*)$/.exec(corner));
    if (from == null || to == null) return [];
    return [
      {
        left: columnOf(from[1] as string),
        right: columnOf(to[1] as string),
        top: from[2] === '' ? 0 : Number(from[2]) - 1,
        bottom: to[2] === '' ? Number.MAX_SAFE_INTEGER : Number(to[2]) - 1,
      },
    ];
  });
}

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
