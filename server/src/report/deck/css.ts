/** Parses the pictures' style sheet, as far as it is used: fill, stroke and font of each mark. */
import { markStyles } from '../drawing/styles.ts';
import { resolved } from '../drawing/tokens.ts';

export interface Element {
  readonly tag: string;
  readonly classes: readonly string[];
}
export type Style = Readonly<Record<string, string>>;

interface Compound {
  readonly tag: string | null;
  readonly classes: readonly string[];
}
interface Rule {
  /** Outermost first. */
  readonly selector: readonly Compound[];
  readonly weight: number;
  readonly style: Style;
}

/** Inherited properties. All others apply to one element only. */
const inherited = new Set(['fill', 'stroke', 'stroke-width', 'font-size', 'font-weight', 'stroke-dasharray']);

let known: readonly Rule[] | null = null;

/** Returns the rules of the light style sheet, lowest specificity first. */
function rules(): readonly Rule[] {
  known ??= [...resolved(markStyles, 'light').matchAll(/([^{}]+)\{([^}]*)\}/g)]
    .flatMap(([, selectors = '', body = '']) => {
      const style = Object.fromEntries(
        body
          .split(/;(?![^(]*\))/)
          .map((part) => part.split(/:(.*)/s).map((word) => word.trim()))
          .filter(([name]) => name !== ''),
      ) as Style;
      return selectors.split(',').map((selector): Rule => {
        const parts = selector.trim().split(/\s+/).map(compound);
        const weight = parts.reduce((sum, { tag, classes }) => sum + classes.length * 10 + (tag ? 1 : 0), 0);
        return { selector: parts, weight, style };
      });
    })
    .sort((a, b) => a.weight - b.weight);
  return known;
}

function compound(text: string): Compound {
  const [tag = '', ...classes] = text.split('.');
  return { tag: tag === '' ? null : tag, classes };
}

const fits = ({ tag, classes }: Compound, element: Element): boolean =>
  (tag === null || tag === element.tag) && classes.every((each) => element.classes.includes(each));

/**
 * Computes the style of an element.
 * @param around its ancestors, outermost first
 * @param above the parent's style
 */
export function styleOf(element: Element, around: readonly Element[], above: Style): Style {
  const style: Record<string, string> = {};
  for (const [name, value] of Object.entries(above)) if (inherited.has(name)) style[name] = value;
  for (const rule of rules()) {
    const last = rule.selector.at(-1);
    if (last === undefined || !fits(last, element)) continue;
    const outer = rule.selector.slice(0, -1);
    if (outer.every((each) => around.some((ancestor) => fits(each, ancestor))))
      Object.assign(style, rule.style);
  }
  return style;
}
