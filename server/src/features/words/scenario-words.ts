/** Explains what is at the caret in a scenario: a key, the entry behind an id, and the portfolio's current value. */
import { oneLine } from '../../base/words.ts';
import { readingOf } from '../../core/document/read-block.ts';
import type { Scalar } from '../../core/language/values.ts';
import { type EntryRef, refTo } from '../../core/model/entry-ref.ts';
import { t, translated } from '../../core/text/l10n.ts';
import type { Span } from '../../core/text/lines.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { type Here, type Hit, hitAt } from '../place/entry-at.ts';
import { entryOf } from '../place/id-at.ts';
import { entryCard } from './entry-card.ts';
import { keyDoc } from './key-docs.ts';
import { codeSpan } from './markdown.ts';
import { scenarioKeys } from './scenario-keys.ts';

/** Returns the hover text at an offset of a scenario, with its span in the block; null if there is none. */
export function scenarioWords(
  file: FileSnapshot,
  offset: number,
): { readonly here: Here; readonly text: string; readonly span: Span } | null {
  const here = hereIn(file, offset);
  if (here === null) return null;
  const { block, ref } = here;
  if (ref === null) {
    const key = readingOf(block).topKeys.find(
      ({ span }) => here.offset >= span.start && here.offset <= span.end,
    );
    const doc = key === undefined ? undefined : scenarioKeys[key.name];
    return key === undefined || doc === undefined ? null : { here, text: translated(doc), span: key.span };
  }
  const hit = hitAt(here);
  if (hit === null) return null;
  const text = hit.role === 'key' ? keyDoc(hit.root, hit.path) : valueWords(file, ref, hit);
  const now = nowWords(file, ref, hit);
  const said = [text, now].filter((part) => part !== null).join('\n\n---\n\n');
  return said === '' ? null : { here, text: said, span: hit.span };
}

/** Finds the entry in the scenario itself, which is in no index. */
function hereIn({ uri, document }: FileSnapshot, offset: number): Here | null {
  const index = document.blockAt(offset);
  const block = document.blocks[index];
  if (block === undefined) return null;
  const at = offset - document.startOf(index);
  const { entries } = readingOf(block);
  const entry = entries.find(({ span }) => at >= span.start && at <= span.end);
  const ref = entry === undefined ? null : refTo(entry, block, uri);
  return { block, index, offset: at, ref };
}

function valueWords({ session, portfolio, analysis }: FileSnapshot, ref: EntryRef, hit: Hit): string | null {
  const scalar = hit.value as Scalar<unknown> | undefined;
  const kind = hit.meta.scalar === 'id' ? ref.kind : hit.meta.refers;
  if (kind === undefined || scalar === undefined) return null;
  const meant = entryOf(portfolio, kind, scalar.text);
  if (meant !== null) return entryCard({ session, portfolio, analysis }, meant);
  return isNew(ref)
    ? t`A new item. It is put where its path has most of its items.`
    : t`There is no ${translated(kind)} ${codeSpan(scalar.text)} in this portfolio.`;
}

const isNew = ({ kind, entry }: EntryRef): boolean =>
  kind === 'item' && (entry.values.keys as Readonly<Record<string, Span>>)['title'] !== undefined;

/** Returns the portfolio's current value of the same key of the same entry. */
function nowWords({ portfolio }: FileSnapshot, ref: EntryRef, hit: Hit): string | null {
  const [key] = hit.path;
  const id = ref.entry.values.fields.id?.value;
  if (id === undefined || typeof key !== 'string' || key === 'id' || hit.path.length > 2) return null;
  const base = entryOf(portfolio, ref.kind, id);
  if (base === null) return null;
  const fields = base.entry.values.fields as Readonly<Record<string, Span | undefined>>;
  const field = fields[key];
  if (field === undefined) return t`The portfolio says nothing of this now.`;
  const source = oneLine(base.block.text.slice(field.start, field.end));
  return t`In the portfolio now: ${codeSpan(source.length > 200 ? `${source.slice(0, 200)}…` : source)}`;
}
