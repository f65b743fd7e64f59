/** Makes a goal from words of an item. The words stay, and the item then serves the goal. */

import type { ItemRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import { t } from '../../core/text/l10n.ts';
import { revealOf } from '../kit/reveal.ts';
import { placed, type VerbContext, type VerbResult, whyNot } from '../kit/verb.ts';
import { capitalUnlessName } from '../split/split-texts.ts';
import { appendToList } from '../text/entry-edits.ts';
import { newGoal } from './new-entry.ts';

/** Maximum length of a goal's title, in UTF-16 units: anything longer describes how, not what is to be achieved. */
const MAX_LENGTH = 120;

/** Derives a goal's title from words of a text; null if they yield none. */
export function goalTitle(words: string): string | null {
  const title = capitalUnlessName(
    words
      .replace(/\s+/g, ' ')
      .replace(/^[\s"'“”‘’,;:.()–—-]+|[\s"'“”‘’,;:.()–—-]+$/g, '')
      .replace(/^(?:so that|in order to|to) /i, ''),
  );
  return title.length <= MAX_LENGTH && /\p{L}{2}/u.test(title) ? title : null;
}

/** Creates the goal that `words` express, or reuses one with the same title, and lets the item serve it. */
export function extractGoal(context: VerbContext, ref: ItemRef, words: string): VerbResult {
  const { portfolio } = context;
  const title = goalTitle(words);
  if (title === null) return { refused: t`These words are too long or too few for the title of a goal.` };
  const known = [...portfolio.index.refs.goal].find(
    ({ entry }) => entry.values.fields.title?.text.trim().toLowerCase() === title.toLowerCase(),
  );
  const knownId = known?.entry.values.fields.id?.value;
  const made = knownId === undefined ? newGoal(context, [], { value: title }) : { edits: [] };
  if ('refused' in made) return made;
  const id = knownId ?? idMade(made);
  const served = id === undefined ? null : appendToList(ref.block, ref.entry.values, 'goals', id);
  if (id === undefined || served === null) return { refused: whyNot(viewOf(ref)) };
  const edits = [...made.edits, ...placed(portfolio, ref, served)];
  const uri = knownId === undefined ? made.reveal?.uri : undefined;
  const reveal = uri === undefined ? undefined : revealOf(portfolio, uri, edits, { kind: 'goal', id });
  return reveal === undefined ? { edits } : { edits, reveal };
}

/** Extracts the id from the text of a new entry. */
const idMade = ({ edits }: { readonly edits: readonly { readonly text: string }[] }): string | undefined =>
  edits.map(({ text }) => /\bid"?: *"?([a-z0-9-]+)/.exec(text)?.[1]).find((id) => id !== undefined);
