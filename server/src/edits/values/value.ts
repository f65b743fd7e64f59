/** Defines values from outside, such as a sheet, that are written under keys of an item. */

export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** Texts, or names of entries that are not resolved to ids yet. */
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Teams with their effort. */
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [name: string, effort: string])[] }
  /**
   * Measures, milestones, links, or a collection under an `x-` key: elements as YAML in flow style, one for a
   * mapping.
   */
  | { readonly kind: 'nested'; readonly elements: readonly string[]; readonly mapping: boolean }
  /** Measures assembled from several columns. */
  | { readonly kind: 'measures'; readonly measures: readonly JoinedMeasure[] };

/** A measure: its fields except the name, as text; figures by day as `actuals.2027-03`. */
export interface JoinedMeasure {
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
}
