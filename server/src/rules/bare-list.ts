import { z } from 'zod';
import type { Block } from '../core/document/block.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Member } from '../core/model/stretches.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { fires } from '../traits/fires.ts';
import { definePortfolioRule, type Gathering } from './kit/define-rule.ts';
import { joinSome, type Some, someOf, sum } from './kit/gather.ts';
import { many, placesAt } from './kit/portfolio-words.ts';

const options = z.object({
  items: z.number().int().min(1).default(5).meta({ doc: 'How many items must say little.' }),
  share: z
    .number()
    .min(0)
    .max(100)
    .default(50)
    .meta({ doc: 'Percent of the items not yet over that may say little.' }),
});

interface Bare {
  readonly bare: Some;
  /** Number of items that are neither done nor stopped. */
  readonly all: number;
}
const bareOnes: Gathering<Bare> = {
  of: (members, context) => {
    const all = members.filter(({ view: { status } }) => status !== 'done' && status !== 'stopped');
    const bare = all.filter(
      ({ view }) =>
        view.fields.track === undefined &&
        view.saysTitleAlone &&
        fires(context.verdict(view), undefined) === undefined,
    );
    return { bare: someOf(bare), all: all.length };
  },
  join: (parts) => ({ bare: joinSome(parts.map(({ bare }) => bare)), all: sum(parts, ({ all }) => all) }),
};

export const bareList = definePortfolioRule<Bare, typeof options>({
  id: 'bare-list',
  severity: 'info',
  summary: 'Most items are a title alone, and nobody can tell their tracks',
  options,
  *check(context, { items: least, share }) {
    const found = context.gather(bareOnes);
    if (found.bare.count >= least && found.bare.count * 100 > share * found.all) yield found;
  },
  report: ({ bare }, { portfolio }) => {
    const at = listOf(portfolio, bare.first[0]);
    return {
      message: t`${many(bare.count, 'item says', 'items say')} little yet: a title, and no track. Open triage in VS Code, or write a track or a sentence below each.`,
      related: placesAt(bare, t`A title, and no track`),
      ...(at === null ? {} : { at }),
    };
  },
});

/** Returns the key `items` above the first bare item, in that item's file. */
function listOf(
  { files }: Portfolio,
  first: Member | undefined,
): { readonly uri: string; readonly block: Block; readonly span: Span } | null {
  const document = first === undefined ? undefined : files.get(first.ref.uri);
  if (first === undefined || document === undefined) return null;
  const before = document.blocks.slice(0, document.indexOf(first.ref.block) + 1);
  for (const block of before.reverse()) {
    if (block.kind !== 'head' && block.kind !== 'whole') continue;
    // In a file read whole, the item's block is the entire file: search only the text before the item.
    const above = block === first.ref.block ? block.text.slice(0, first.ref.entry.values.start) : block.text;
    const key = itemsKey(above);
    if (key !== null) return { uri: document.uri, block, span: key };
  }
  return null;
}

/** Finds the last key `items` in a text. */
function itemsKey(text: string): Span | null {
  const found = [...text.matchAll(/^(["']?)items\1(?=[ \t]*:)/gm)].at(-1);
  return found === undefined ? null : { start: found.index, end: found.index + found[0].length };
}
