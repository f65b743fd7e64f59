/** Moves items to the file that holds the other items of their track, or to a named file. */

import { Document } from '../../core/document/document.ts';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { fileName } from '../../core/text/paths.ts';
import { busiestFile } from '../kit/new-place.ts';
import { revealOf } from '../kit/reveal.ts';
import { overlap, placed, type Verb, type VerbContext, whyNot } from '../kit/verb.ts';
import { applyEdits } from '../text/apply-edits.ts';
import { relinked } from '../text/relative-links.ts';
import { entryText, insertEntry, removeEntry } from '../text/section-edits.ts';

/** `value`: URI of the target file; if absent, the file with the most items of the item's track. */
export const moveToFile: Verb = ({ portfolio }, refs, { value }) => {
  const edits: FileEdit[] = [];
  let moved: { uri: string; id: string } | undefined;
  for (const ref of new Set(refs)) {
    if (ref.kind !== 'item') continue;
    const item = viewOf(ref);
    const name = `“${item.title}”`;
    if (value === undefined && item.track === null)
      return { refused: t`${name} is on no track, so no file is the one for it. Give it a track first.` };
    const target: Document | undefined =
      value === undefined
        ? busiestFile(portfolio, 'item', (other) => viewOf(other).track === item.track)
        : portfolio.files.get(value);
    if (target === undefined)
      return { refused: t`${fileName(value ?? '')} is no file of this portfolio. Choose another one.` };
    if (target.uri === ref.uri)
      return {
        refused:
          value === undefined
            ? t`${name} is where most ${item.track} items are.`
            : t`${name} is in that file.`,
      };
    const text = entryText(ref);
    const gone = removeEntry(ref);
    const come =
      text === null ? null : insertEntry(target, 'item', relinked(text, item, ref.uri, target.uri));
    if (gone === null || come === null) return { refused: whyNot(item) };
    edits.push(...placed(portfolio, ref, gone), ...come);
    if (item.id !== null) moved ??= { uri: target.uri, id: item.id };
  }
  if (overlap(edits)) return { refused: t`These items are on one line of one file. Move one at a time.` };
  const reveal =
    moved === undefined ? undefined : revealOf(portfolio, moved.uri, edits, { kind: 'item', id: moved.id });
  return reveal === undefined ? { edits } : { edits, reveal };
};

/**
 * Moves items to a new file: returns its text, and the edits that remove them from their old places.
 *
 * @param uri of a file that does not exist yet
 */
export function moveToNewFile(
  { portfolio }: VerbContext,
  refs: readonly ItemRef[],
  uri: string,
):
  | { readonly edits: readonly FileEdit[]; readonly made: { readonly uri: string; readonly text: string } }
  | { readonly refused: string } {
  const edits: FileEdit[] = [];
  let made = Document.of(uri, '');
  for (const ref of refs) {
    const item = viewOf(ref);
    const text = entryText(ref);
    const gone = removeEntry(ref);
    const come = text === null ? null : insertEntry(made, 'item', relinked(text, item, ref.uri, uri));
    if (gone === null || come === null) return { refused: whyNot(item) };
    made = Document.of(uri, applyEdits(made.text, come));
    edits.push(...placed(portfolio, ref, gone));
  }
  if (overlap(edits)) return { refused: t`These items are on one line of one file. Move one at a time.` };
  return { edits, made: { uri, text: made.text } };
}
