/** Links an item to a page made from it. */
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { placed, type VerbResult, whyNot } from '../kit/verb.ts';
import { addRecord } from './record.ts';

/** Adds an entry to an item's links, unless one leads there already. `url` is written as given. */
export function addLink(
  portfolio: Portfolio,
  ref: ItemRef,
  { title, url }: { readonly title: string; readonly url: string },
): VerbResult {
  const { values } = ref.entry;
  const { links } = values.fields;
  if (links?.items.some(({ fields }) => fields.url?.text === url) === true) return { edits: [] };
  const edits = addRecord(ref.block, { mapping: values, key: 'links', list: links }, [
    ['title', title],
    ['url', url],
  ]);
  return edits === null ? { refused: whyNot(viewOf(ref)) } : { edits: placed(portfolio, ref, edits) };
}
