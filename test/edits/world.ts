/** A portfolio in memory for edit verbs: texts by name, items by id. */

import { Document } from '../../server/src/core/document/document.ts';
import type { ItemRef } from '../../server/src/core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../server/src/core/model/item.ts';
import { Portfolio } from '../../server/src/core/model/portfolio.ts';
import type { FileEdit } from '../../server/src/core/text/finding.ts';
import type { VerbContext, VerbResult } from '../../server/src/edits/kit/verb.ts';
import { applyEdits } from '../../server/src/edits/text/apply-edits.ts';
import { subjectOf } from '../../server/src/traits/item-subject.ts';
import { createJudge } from '../../server/src/traits/judge.ts';
import { english } from '../../server/src/traits/pack/en/english.ts';

export type Texts = Readonly<Record<string, string>>;
const HOME = 'file:///p/';
const judge = createJudge(english);

export interface World extends VerbContext {
  readonly texts: Texts;
  readonly item: (id: string) => ItemRef;
  readonly view: (id: string) => ItemView;
}

export function worldOf(texts: Texts): World {
  const portfolio = new Portfolio('file:///p');
  for (const [name, text] of Object.entries(texts)) portfolio.setFile(Document.of(HOME + name, text));
  const item = (id: string): ItemRef => {
    const ref = portfolio.index.byId('item', id)[0];
    if (ref === undefined) throw new Error(`There is no item ${id}`);
    return ref;
  };
  const { vocabulary, currency } = portfolio.settings;
  const own =
    vocabulary.operational.length + vocabulary.strategic.length + vocabulary.neutral.length === 0
      ? judge
      : createJudge(english, vocabulary);
  return {
    texts,
    portfolio,
    judge: (view) => own(subjectOf(view, currency)),
    item,
    view: (id) => viewOf(item(id)),
  };
}

export function applied(texts: Texts, edits: readonly FileEdit[]): Texts {
  const after: Record<string, string> = { ...texts };
  for (const name of Object.keys(texts))
    after[name] = applyEdits(
      texts[name] ?? '',
      edits.filter(({ uri }) => uri === HOME + name),
    );
  return after;
}

/** The texts after a verb. @throws Error where it was refused. */
export function done(world: World, result: VerbResult): Texts {
  if ('refused' in result) throw new Error(result.refused);
  return applied(world.texts, result.edits);
}
