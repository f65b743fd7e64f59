/** Types of values that come from outside, as from a sheet, and are written under keys of an item. */

/** A value of a key. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** Texts, or names of entries before they are known as ids. */
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Teams with their effort. */
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [name: string, effort: string])[] }
  /** Measures, milestones, links, a collection of the user's own: elements as YAML in flow style; one for a mapping. */
  | { readonly kind: 'nested'; readonly elements: readonly string[]; readonly mapping: boolean }
  /** Measures that several columns tell of. */
  | { readonly kind: 'measures'; readonly measures: readonly JoinedMeasure[] };

/** A measure: its keys but the name with their texts, those by day as `actuals.2027-03`. */
export interface JoinedMeasure {
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
}
