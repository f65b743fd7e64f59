/** An item as a form, for those who do not write YAML: its values with their names, and how it reads. */

/** Client to server, request: the form of an item, or why there is none. Changes go by `twotrack/edit`, verb `set-field`. */
export const itemForm = 'twotrack/itemForm';
export interface ItemFormParams {
  readonly portfolio: string;
  /** `TreeNode.id` of the item. */
  readonly target: string;
}
export interface FormField {
  /** What `set-field` takes: `owner`, `milestones.0.date`. */
  readonly field: string;
  readonly label: string;
  readonly kind: 'line' | 'text' | 'choice';
  /** As it stands in the text; empty where it does not. */
  readonly value: string;
  /** What the key means. */
  readonly doc: string;
  /** Why the value cannot be read; empty where it can. */
  readonly problem: string;
  /** Values to choose from, or to be reminded of while one is typed. */
  readonly choices: readonly { readonly value: string; readonly doc: string }[];
  /** Why the form cannot change it; empty where it can. */
  readonly fixed: string;
}
export interface FormList {
  /** `milestones`. */
  readonly key: string;
  readonly label: string;
  readonly one: string;
  readonly rows: readonly {
    /** What `set-field` takes away with an empty value: `milestones.0`. */
    readonly field: string;
    readonly name: string;
    readonly fields: readonly FormField[];
  }[];
}
export interface ItemForm {
  /** The file that it stands in. */
  readonly uri: string;
  readonly title: string;
  /** `clearly strategic, stated as operational`, and the item's own words for it. */
  readonly reads: string;
  readonly because: readonly { readonly side: 'operational' | 'strategic'; readonly words: string }[];
  /** What would make the verdict sure; empty where it is. */
  readonly wouldDecide: string;
  readonly fields: readonly FormField[];
  readonly lists: readonly FormList[];
}
export type ItemFormResult = ItemForm | { readonly refused: string };
