/** What the page of a form and its host say to each other. Each side checks what it hears. */
import type { ItemForm } from '../../../server/src/protocol/item-form.ts';

export type ToForm =
  | { readonly kind: 'form'; readonly form: ItemForm }
  /** The item is gone, or cannot be read as it is. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** What became of a value: written where there is no reason against it. */
  | { readonly kind: 'answer'; readonly field: string; readonly value: string; readonly reason: string }
  /** Whether its file holds what is not saved, and whether the form has a change to take back. */
  | { readonly kind: 'state'; readonly unsaved: boolean; readonly changed: boolean };
export type FromForm =
  | { readonly kind: 'ready' }
  | { readonly kind: 'set'; readonly field: string; readonly value: string }
  | { readonly kind: 'text' | 'undo' | 'save' };

/** Texts of the page, in the language of the display. */
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

/** Returns a message of the page, or undefined for what is none. */
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
