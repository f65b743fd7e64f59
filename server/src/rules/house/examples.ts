/** Reads the examples of a check: small items in the language, each with the expected result. */
import { isMap, type Node } from 'yaml';
import { Document } from '../../core/document/document.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { type ItemView, itemView } from '../../core/model/item.ts';
import { t } from '../../core/text/l10n.ts';
import type { Entry, NodeReader } from '../../core/yaml/node-reader.ts';
import { MAX_EXAMPLES } from './limits.ts';

/** An item that a check must flag or pass. */
export interface Example {
  readonly expected: 'flags' | 'passes';
  /** 1-based line in its file. */
  readonly line: number;
  readonly item: ItemView;
}

/** Reads the value of `examples`. An example that is not a valid item is a problem, since it proves nothing. */
export function readExamples(reader: NodeReader, { at, value }: Entry): readonly Example[] {
  const found: Example[] = [];
  for (const { key, at: place, value: list } of reader.entries(value ?? at, t`\`examples\``) ?? []) {
    if (key !== 'flags' && key !== 'passes') {
      reader.bad(place, t`Examples go under \`flags\` and \`passes\`.`);
      continue;
    }
    const members = reader.members(list ?? place, t`\`${key}\``) ?? [];
    if (members.length > MAX_EXAMPLES) {
      reader.bad(list, t`There are at most ${MAX_EXAMPLES} examples under \`${key}\`.`);
      continue;
    }
    for (const member of members) {
      const item = readItem(reader, member);
      if (item !== null) found.push({ expected: key, line: reader.lineOf(member), item });
    }
  }
  return found;
}

function readItem(reader: NodeReader, node: Node): ItemView | null {
  if (!isMap(node)) return reader.bad(node, t`An example is an item: keys and values.`);
  // An example states only what matters to the check: fill in the keys that every item needs.
  const item = { id: 'example', title: 'example', ...(node.toJSON() as Record<string, unknown>) };
  // JSON is valid YAML, whatever its texts contain.
  const document = Document.of('untitled:example', `items:\n  - ${JSON.stringify(item)}\n`);
  for (const block of document.blocks) {
    const { entries, findings } = readingOf(block);
    const [finding] = findings;
    if (finding !== undefined)
      return reader.bad(node, t`This example is not a sound item. ${finding.message}`);
    const [entry] = entries;
    if (entry?.kind === 'item') return itemView(block, entry);
  }
  return reader.bad(node, t`This example cannot be read as an item.`);
}
