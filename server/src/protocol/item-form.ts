/** Messages for editing an item in a form instead of YAML: its labelled values, and its verdict. */

/**
 * Client to server, request: returns the form of an item, or the reason why there is none. Changes are made by
 * `twotrack/edit` with the verb `set-field`.
 */
export const itemForm = 'twotrack/itemForm';
export interface ItemFormParams {
  readonly portfolio: string;
  /** `TreeNode.id` of the item. */
  readonly target: string;
  /** `ItemForm.mark` of the form shown last: finds an item without an id where the text was edited since. */
  readonly mark?: ItemMark;
}
/** What is known of an item at one moment: with it an item without an id is found after edits of the text. */
export interface ItemMark {
  readonly uri: string;
  readonly title: string;
  /** Print of its text: equal for equal texts. */
  readonly own: string;
  /** Prints of the items before and after it in the file; empty where there is none. */
  readonly before: string;
  readonly after: string;
  /** Number of items in the file. */
  readonly count: number;
}
export interface FormField {
  /** Field name for `set-field`: `owner`, `milestones.0.date`. */
  readonly field: string;
  readonly label: string;
  readonly kind: 'line' | 'text' | 'choice';
  /** The value as written; empty if there is none. */
  readonly value: string;
  /** The meaning of the key. */
  readonly doc: string;
  /** Why the value cannot be read; empty if it can. */
  readonly problem: string;
  /** Values to choose from, or to suggest while typing. */
  readonly choices: readonly { readonly value: string; readonly doc: string }[];
  /** Why the form cannot change it; empty if it can. */
  readonly fixed: string;
}
export interface FormList {
  /** Name of the list, such as `milestones`. */
  readonly key: string;
  readonly label: string;
  readonly one: string;
  readonly rows: readonly {
    /** Field name with which `set-field` removes the row, given an empty value: `milestones.0`. */
    readonly field: string;
    readonly name: string;
    readonly fields: readonly FormField[];
  }[];
}
export interface ItemForm {
  /** `TreeNode.id` of the item as it is now, for `twotrack/edit`. */
  readonly target: string;
  readonly mark: ItemMark;
  /** URI of its file. */
  readonly uri: string;
  readonly title: string;
  /** The verdict, such as `clearly strategic, stated as operational`; `because` quotes the item's words for it. */
  readonly reads: string;
  readonly because: readonly { readonly side: 'operational' | 'strategic'; readonly words: string }[];
  /** What would make the verdict certain; empty if it is. */
  readonly wouldDecide: string;
  readonly fields: readonly FormField[];
  readonly lists: readonly FormList[];
}
export type ItemFormResult = ItemForm | { readonly refused: string };
