/** Messages between the form page and its host. Each side validates what it receives. */
import type { ItemForm } from '../../../server/src/protocol/item-form.ts';

export type ToForm =
  | { readonly kind: 'form'; readonly form: ItemForm }
  /** The item was removed, or can no longer be parsed. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** Result of setting a field; an empty `reason` means that it was written. */
  | { readonly kind: 'answer'; readonly field: string; readonly value: string; readonly reason: string }
  /** Whether the item's file has unsaved changes, and whether the form has a change to undo. */
  | { readonly kind: 'state'; readonly unsaved: boolean; readonly changed: boolean };
export type FromForm =
  | { readonly kind: 'ready' }
  | { readonly kind: 'set'; readonly field: string; readonly value: string }
  | { readonly kind: 'text' | 'undo' | 'save' };

/** Localized strings of the page. */
export interface FormWords {
  readonly add: string;
  readonly remove: string;
  readonly fresh: string;
  readonly none: string;
  readonly reads: string;
  readonly operational: string;
  readonly strategic: string;
  readonly neither: string;
  readonly written: string;
  readonly saved: string;
  readonly takenBack: string;
}
export const formWordsId = 'form-words';

/** Parses a message from the page; returns undefined if it is invalid. */
export function readFromForm(value: unknown): FromForm | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  if (value.kind === 'ready') return { kind: value.kind };
  if (value.kind === 'text' || value.kind === 'undo' || value.kind === 'save') return { kind: value.kind };
  if (value.kind !== 'set' || !('field' in value) || !('value' in value)) return undefined;
  const { field, value: text } = value;
  return typeof field === 'string' && typeof text === 'string'
    ? { kind: 'set', field, value: text }
    : undefined;
}
