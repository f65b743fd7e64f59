/**
 * Fixes entries without an id that somebody typed as a title or text alone, possibly with a colon in it: derives an id
 * from the words, and turns a text into the keys of an entry; for one entry, or for all of its file.
 */
import type { Block } from '../../core/document/block.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { slugOf } from '../../core/language/scalars.ts';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import { idOf } from '../../core/model/entry-index.ts';
import { type EntryRef, entryName } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Edit, FileEdit, Finding } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { setKey } from '../../edits/text/entry-edits.ts';
import { freeId } from '../../edits/text/new-id.ts';
import { breakOf, lineStart } from '../../edits/text/yaml-place.ts';
import type { RuleFix } from '../kit/define-rule.ts';
import { lazyFix } from './lazy-fix.ts';

/** Place of a finding: its block in a file, and the entry around it. */
export interface BarePlace {
  readonly uri: string;
  readonly block: Block;
  readonly ref: EntryRef | null;
}
/** How an entry can get an id. */
interface Bare {
  /** The id derived from its words, even if it is taken. */
  readonly slug: string;
  /** Its possible kinds: the id must be unused among all of them. */
  readonly kinds: readonly EntryKind[];
  /** Returns the edits that write an id; null if the entry cannot be edited. */
  readonly edits: (id: string) => readonly Edit[] | null;
}

/** Returns the fixes of a finding on such an entry; none for other findings. */
export function bareEntryFixes(finding: Finding, place: BarePlace, portfolio: Portfolio): readonly RuleFix[] {
  const bare = bareIn(finding, place);
  if (bare === null) return [];
  const { uri } = place;
  return [
    // Choose the id when the fix is applied: others may have been taken since.
    lazyFix(titleOf(finding, place), false, () =>
      bare.edits(freeId(bare.slug, (id) => isTaken(portfolio, bare, id))),
    ),
    {
      title: t`Add ids from the titles throughout this file`,
      safe: false,
      edits: [],
      elsewhere: (now) => throughout(now, uri),
    },
  ];
}

function titleOf({ rule, key }: Finding, { block, ref }: BarePlace): string {
  const isText = rule === 'wrong-type' || (ref !== null && colonText(block, ref) !== null);
  if (!isText) return ref?.kind === 'team' ? t`Add an id from the name` : t`Add an id from the title`;
  if (key === 'name' || ref?.kind === 'team') return t`Make the text a team`;
  return (ref?.kind ?? block.kind) === 'goal' ? t`Make the text a goal` : t`Make the text an item`;
}

/** Returns how an entry can get its id; null for other findings, or if the words yield no id. */
function bareIn(finding: Finding, { block, ref }: BarePlace): Bare | null {
  const { rule, key, span } = finding;
  if (ref !== null && isOnEntry(finding) && idOf(ref) === null) {
    const text = colonText(block, ref);
    if (text !== null) return colonBare(block, ref, text);
    if (rule === 'unknown-key') return null;
    // Teams, goals and items have ids; a measure has none.
    const slug = slugOf(entryName(ref)?.text ?? '');
    if (slug === '') return null;
    const edits = (id: string) => setKey(block, ref.entry.values, 'id', scalarOf(id, true));
    return { slug, kinds: [ref.kind], edits };
  }
  if (rule !== 'wrong-type' || (key !== 'title' && key !== 'name')) return null;
  const source = block.text.slice(span.start, span.end);
  const slug = slugOf(source);
  // The slug is derived from the source, which differs from the text if that spans lines or has escapes.
  if (slug === '' || /[\r\n]|^["|>].*\\|^[|>&*!]/.test(source)) return null;
  const kinds: readonly EntryKind[] =
    key === 'name'
      ? ['team']
      : block.kind === 'goal' || block.kind === 'item'
        ? [block.kind]
        : ['goal', 'item'];
  return {
    slug,
    kinds,
    edits: (id) => [{ span, text: entryText(block.text, span.start, [id, key, source]) }],
  };
}

/** Tells whether a finding is on a missing id or an unknown key: a text with a colon causes both, at its start. */
const isOnEntry = ({ rule, key }: Finding): boolean =>
  rule === 'unknown-key' || (rule === 'missing-key' && key === 'id');

/**
 * Returns the text of an entry that YAML reads as one key and its value: `Cut waiting: triage`. Null if keys may be
 * meant: several of them, one that is or resembles a key of the language, or a custom one.
 */
function colonText(block: Block, { entry }: EntryRef): string | null {
  const { span, values } = entry;
  const text = block.text.slice(span.start, span.end);
  const name = /^([^\s:{"'&*!?|>][^:\r\n"\\]*): +[^\s"'&*!|>{[][^\r\n"\\]*$/.exec(text)?.[1];
  if (name === undefined || name.startsWith('x-') || Object.keys(values.keys).length > 0) return null;
  const strange = readingOf(block).findings.filter(
    (finding) =>
      finding.rule === 'unknown-key' && span.start <= finding.span.start && finding.span.end <= span.end,
  );
  // A misspelled key of the language has a fix of its own.
  return strange.length === 1 && strange[0]?.fixes === undefined ? text : null;
}

/** Returns how such a text can get an id, and become the title or name. */
function colonBare(block: Block, { kind, entry }: EntryRef, text: string): Bare | null {
  const slug = slugOf(text);
  if (slug === '') return null;
  const { span, values } = entry;
  const key = kind === 'team' ? 'name' : 'title';
  const source = scalarOf(text, values.flow);
  return {
    slug,
    kinds: [kind],
    edits: (id) => [{ span, text: entryText(block.text, span.start, [id, key, source]) }],
  };
}

/** Returns the keys of an entry to replace its text, in the style of the list around it. */
function entryText(text: string, at: number, [id, key, source]: readonly [string, string, string]): string {
  const before = text.slice(lineStart(text, at), at);
  const name = scalarOf(id, true);
  if (!/^[ \t]*-[ \t]+$/.test(before)) return `{id: ${name}, ${key}: ${source}}`;
  return `id: ${name}${breakOf(text)}${before.replace('-', ' ')}${key}: ${source}`;
}

const isTaken = (portfolio: Portfolio, { kinds }: Bare, id: string): boolean =>
  kinds.some((kind) => portfolio.index.byId(kind, id).length > 0);

/** Returns the edits for all such entries of a file; their new ids also differ from each other. */
function throughout(portfolio: Portfolio, uri: string): readonly FileEdit[] {
  const document = portfolio.files.get(uri);
  if (document === undefined) return [];
  const made = new Set<string>();
  return document.blocks.flatMap((block, index) => {
    const found = readingOf(block).findings;
    if (found.length === 0) return [];
    const from = document.startOf(index);
    const refs = portfolio.index.ofBlock(block).filter((ref) => ref.uri === uri);
    return found.flatMap((finding): FileEdit[] => {
      const { start } = finding.span;
      const ref = refs.findLast(({ entry }) => entry.span.start <= start && start <= entry.span.end) ?? null;
      // An entry with an unknown key lacks an id too: handle it only once.
      const bare = finding.rule === 'unknown-key' ? null : bareIn(finding, { uri, block, ref });
      if (bare === null) return [];
      const key = (kind: EntryKind, id: string): string => `${kind} ${id}`;
      const id = freeId(
        bare.slug,
        (wish) => isTaken(portfolio, bare, wish) || bare.kinds.some((kind) => made.has(key(kind, wish))),
      );
      for (const kind of bare.kinds) made.add(key(kind, id));
      return (bare.edits(id) ?? []).map(({ span, text }) => ({
        uri,
        span: { start: span.start + from, end: span.end + from },
        text,
      }));
    });
  });
}
