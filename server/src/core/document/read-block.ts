/**
 * Parses one block with `yaml` and the schema: returns its entries, each value with its span, and the findings on its
 * text.
 */

import { isMap, isPair, isScalar, isSeq, type Node, visit, type YAMLMap, type Document as Yaml } from 'yaml';
import { type Ignore, readIgnores } from '../language/ignores.ts';
import { widened } from '../language/plain-syntax.ts';
import { recover } from '../language/recover.ts';
import { entrySchemas, fileSchema, rootSchema, sectionKeys } from '../language/schema.ts';
import type { EntryKind } from '../language/schema-kit.ts';
import { syntaxFindings } from '../language/syntax-errors.ts';
import type { Goal, Item, Root, Team } from '../language/values.ts';
import { Walk } from '../language/walk.ts';
import { shown } from '../language/walk-problems.ts';
import type { Finding } from '../text/finding.ts';
import { t, translated } from '../text/l10n.ts';
import { indentAt, nextLine, type Span } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { conflictFindings, withoutConflicts } from '../yaml/conflicts.ts';
import { asYamlReads, NestedTooDeeply, treeOf, yamlIn } from '../yaml/yaml.ts';
import type { Block } from './block.ts';

interface EntryBase {
  /** From the first key to the end of the last value. */
  readonly span: Span;
  /** True if YAML could not parse all of it, so that values may be missing or truncated. */
  readonly broken: boolean;
}
export interface ItemEntry extends EntryBase {
  readonly kind: 'item';
  readonly values: Item;
}
export interface GoalEntry extends EntryBase {
  readonly kind: 'goal';
  readonly values: Goal;
}
export interface TeamEntry extends EntryBase {
  readonly kind: 'team';
  readonly values: Team;
}
/** A parsed entry of `items`, `goals` or `teams`. */
export type Entry = ItemEntry | GoalEntry | TeamEntry;

export interface BlockReading {
  /** Usually one; none in a head, all of them if the file is parsed whole. */
  readonly entries: readonly Entry[];
  /** Top-level keys other than the three sequences; absent in an entry's block. */
  readonly root?: Root;
  /** Every occurrence of a top-level key, in order; used to find duplicates across blocks. */
  readonly topKeys: readonly { readonly name: string; readonly span: Span }[];
  readonly findings: readonly Finding[];
  /** True if YAML could not parse all of it. */
  readonly broken: boolean;
  readonly ignores: readonly Ignore[];
}

/**
 * Returns the parsed block, cached. It depends only on kind, text and state, so that another thread may parse it and
 * pass on the result.
 */
export const readingOf = memo(readBlock);

/**
 * Parses a block's YAML again, for features that need the tree itself. Offsets count from the block's start. Null if it
 * is nested too deeply.
 */
export function yamlOf(block: Block): Yaml | null {
  return yamlIn(asYamlReads(withoutConflicts(block.text, block.state.conflict)));
}

/** Parses a block. Reports every problem as a finding, too deep nesting included, instead of throwing. */
function readBlock(block: Block): BlockReading {
  if (block.text.trim() === '') return { entries: [], topKeys: [], ignores: [], broken: false, findings: [] };
  const conflicts = conflictFindings(block.text);
  const text = asYamlReads(withoutConflicts(block.text, block.state.conflict));
  try {
    const yaml = treeOf(text);
    const ignores = readIgnores(text, texts(yaml.contents, text));
    const walk = new Walk(
      yaml.contents,
      text,
      0,
      block.kind === 'head' || block.kind === 'whole' ? fencesOf(yaml.contents) : [],
    );
    const errors = syntaxFindings(text, yaml.errors);
    const broken = yaml.errors.length > 0;
    let read: FileReading;
    if (block.kind === 'head' || block.kind === 'whole') {
      read = readFile(yaml.contents, walk, broken);
      if (broken && block.kind === 'head') read = recoverFile(text, read);
      nameRoot(read.root);
      for (const finding of streamFindings(text, block.state.section !== null)) errors.push(finding);
    } else {
      const entries = readEntries(yaml.contents, block.kind, walk, broken);
      read = { entries: broken ? recoverEntry(text, block.kind, entries) : entries, topKeys: [] };
      errors.push(...indentFindings(block));
    }
    // After a syntax error, findings of the walk are only consequences of it; lost text is not.
    const walked =
      broken || errors.some((f) => f.rule === 'syntax')
        ? walk.findings.filter((f) => f.rule === 'lost-text' && errors.length === 0)
        : walk.findings;
    const findings = conflicts.length > 0 ? conflicts : dedupe([...errors, ...walked], block.text);
    return { ...read, findings, ignores, broken };
  } catch (error) {
    if (!(error instanceof NestedTooDeeply)) throw error;
    return readAround(block, text, error.offset);
  }
}

/** Recovers what can be read of a block that nests too deeply at `offset`, key by key. */
function readAround({ kind }: Block, text: string, offset: number): BlockReading {
  const nothing: FileReading = { entries: [], topKeys: [] };
  const finding: Finding = {
    rule: 'syntax',
    span: widened(text, { start: offset, end: Math.min(offset + 1, text.length) }),
    message: t`This is nested too deeply to be read. An item needs three levels at most.`,
  };
  const entry = kind !== 'head' && kind !== 'whole';
  const read = entry
    ? { ...nothing, entries: recoverEntry(text, kind, []) }
    : kind === 'head'
      ? recoverFile(text, nothing)
      : nothing;
  nameRoot(read.root);
  return { ...read, findings: [finding], ignores: [], broken: true };
}

/** Removes findings with equal rule and span. Widens empty spans, which nobody could see. */
function dedupe(findings: readonly Finding[], text: string): readonly Finding[] {
  if (findings.length === 0) return findings;
  const seen = new Set<string>();
  return findings
    .map((f) => ({ ...f, span: widened(text, f.span) }))
    .filter((f) => {
      const key = `${f.rule} ${f.span.start} ${f.span.end}`;
      return seen.has(key) ? false : seen.add(key);
    });
}

function readEntries(contents: unknown, kind: EntryKind, walk: Walk, broken: boolean): Entry[] {
  const entries: Entry[] = [];
  const nodes = isSeq(contents) ? contents.items : [];
  for (const node of nodes) {
    const entry = readEntry(node, kind, walk, broken);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

/** Recovers an entry that YAML cannot parse as a whole, key by key; returns `read` if no line begins with a key. */
function recoverEntry(text: string, kind: EntryKind, read: readonly Entry[]): readonly Entry[] {
  const recovered = recover(text, entrySchemas[kind], true);
  if (recovered === null) return read;
  const { values } = recovered;
  return [{ kind, span: { start: values.start, end: values.end }, broken: true, values } as unknown as Entry];
}

/** Recovers the top-level keys of a file in the same way. */
function recoverFile(text: string, read: FileReading): FileReading {
  const recovered = recover(text, rootSchema, false);
  return recovered === null
    ? read
    : { ...read, topKeys: recovered.keys, root: recovered.values as unknown as Root };
}

/**
 * Makes a file a root even if `portfolio:` has no readable value: otherwise the portfolio would come apart while
 * somebody types its name.
 */
function nameRoot(root: Root | undefined): void {
  const key = root?.keys['portfolio'];
  if (root === undefined || key === undefined || root.fields.portfolio !== undefined) return;
  const unnamed = { kind: 'scalar', text: '', shared: true, start: key.start, end: key.end };
  (root.fields as Record<string, unknown>)['portfolio'] = unnamed;
}

/** Returns the offsets at which entries begin, and that of the top-level key after them. */
function fencesOf(contents: unknown): number[] {
  const fences: number[] = [];
  let after = false;
  const names = new Set<string>(Object.values(sectionKeys));
  for (const pair of isMap(contents) ? contents.items : []) {
    const start = (pair.key as Node | null)?.range?.[0];
    if (after && start !== undefined) fences.push(start);
    after = false;
    if (!isScalar(pair.key) || !names.has(String(pair.key.value)) || !isSeq(pair.value)) continue;
    for (const node of pair.value.items) {
      const range = isPair(node) ? (node.key as Node).range : (node as Node).range;
      if (range) fences.push(range[0]);
      after = true;
    }
  }
  return fences;
}

function readEntry(node: unknown, kind: EntryKind, walk: Walk, broken: boolean): Entry | undefined {
  walk.begin();
  if (isMap(node)) {
    const values = walk.mapping(
      node as YAMLMap,
      entrySchemas[kind],
      kind === 'item' ? t`the item` : t`the ${translated(kind)}`,
    );
    return { kind, span: walk.spanOf(node), broken, values } as unknown as Entry;
  }
  const target = isPair(node) ? (node.key as Node) : (node as Node);
  const span = walk.spanOf(target);
  const word = kind === 'item' ? t`An item` : t`A ${translated(kind)}`;
  if (isScalar(target) && target.source === '' && target.type === 'PLAIN') {
    walk.report(
      'missing-key',
      { start: Math.max(0, span.start - 1), end: span.start },
      t`${word} begins here, and nothing is in it yet. Give it an \`id\`.`,
    );
  } else {
    walk.findings.push({
      rule: 'wrong-type',
      span,
      message: t`${word} is a mapping: \`id: …\` and the keys below it.`,
      // A text alone is taken as the entry's name or title.
      ...(isScalar(target) && !isPair(node) ? { key: kind === 'team' ? 'name' : 'title' } : {}),
    });
  }
  return undefined;
}

type FileReading = Pick<BlockReading, 'entries' | 'topKeys' | 'root'>;

function readFile(contents: Node | null, walk: Walk, broken: boolean): FileReading {
  if (contents === null || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN'))
    return { entries: [], topKeys: [] };
  if (!isMap(contents)) {
    const span = walk.spanOf(contents as Node);
    const what = isSeq(contents)
      ? t`a list`
      : t`the text ${shown(String((contents as { value?: unknown }).value ?? ''))}`;
    walk.report(
      'wrong-type',
      { start: span.start, end: Math.max(span.start + 1, Math.min(span.end, span.start + 80)) },
      t`A portfolio file is a mapping with keys such as \`portfolio\`, \`goals\`, \`teams\` and \`items\`, and here is ${what}.`,
    );
    return { entries: [], topKeys: [] };
  }
  const topKeys: { name: string; span: Span }[] = [];
  const sections = new Map<string, EntryKind>(
    Object.entries(sectionKeys).map(([kind, key]) => [key, kind as EntryKind]),
  );
  const entries: Entry[] = [];
  for (const pair of contents.items) {
    if (!isScalar(pair.key)) continue;
    const name = String(pair.key.value ?? '');
    topKeys.push({ name, span: walk.spanOf(pair.key) });
    const kind = sections.get(name);
    if (kind === undefined || pair.value === null) continue;
    if (isSeq(pair.value))
      for (const entry of readEntries(pair.value, kind, walk, broken)) entries.push(entry);
    else if (!(isScalar(pair.value) && pair.value.source === '')) {
      walk.report(
        'wrong-type',
        walk.spanOf(pair.value as Node),
        t`\`${name}\` is a list: each ${translated(kind)} begins with a dash.`,
      );
    }
  }
  // The sequences were read entry by entry: leave them out, or the schema would report everything twice.
  const rest = contents.items.filter((pair) => !(isScalar(pair.key) && sections.has(String(pair.key.value))));
  const own = Object.assign(Object.create(Object.getPrototypeOf(contents) as object), contents, {
    items: rest,
  }) as YAMLMap;
  const before = walk.findings.length;
  walk.begin();
  const root = walk.mapping(own, fileSchema, t`a portfolio file`, true) as unknown as Root;
  // Duplicate top-level keys are reported for the file as a whole.
  const places = new Set(topKeys.map((key) => key.span.start));
  const found = walk.findings.splice(before);
  for (const f of found) if (f.rule !== 'duplicate-key' || !places.has(f.span.start)) walk.findings.push(f);
  return { entries, topKeys, root };
}

/** Reports directives, and documents after the first. `later`: more of the file precedes this block. */
function streamFindings(text: string, later: boolean): Finding[] {
  const found: Finding[] = [];
  let seen = later;
  let marked = false;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at = nextLine(text, at)) {
    const stop = text.slice(at).search(/[\r\n]|$/) + at;
    const line = text.slice(at, stop);
    if (/^%YAML[ \t]+1\.[013-9]/.test(line)) {
      found.push({
        rule: 'unsupported-yaml',
        span: { start: at, end: stop },
        message: t`Portfolios are read as YAML 1.2. Delete this line.`,
        fixes: [
          {
            title: t`Delete this line`,
            safe: true,
            edits: [{ span: { start: at, end: nextLine(text, at) }, text: '' }],
          },
        ],
      });
    } else if (
      /^---(?:[ \t]|$)/.test(line)
        ? seen || marked
        : /^\.\.\.(?:[ \t]|$)/.test(line) && /^[ \t]*[^\s#]/m.test(text.slice(stop))
    ) {
      found.push({
        rule: 'unsupported-yaml',
        span: { start: at, end: at + 3 },
        message: t`A second document begins here, and a portfolio file holds one. Put it into a file of its own.`,
      });
    } else if (/^---(?:[ \t]|$)/.test(line)) marked = true;
    else if (line.trim() !== '' && !/^\s*[#%]/.test(line)) seen = true;
  }
  return found;
}

/** Reports a dash in another column than the section's first one. */
function indentFindings(block: Block): Finding[] {
  if (block.state.indent < 0) return [];
  for (let at = 0; at < block.text.length; at = nextLine(block.text, at)) {
    const column = indentAt(block.text, at);
    const c = block.text[at + column];
    if (c === '#' || c === undefined || c === '\n' || c === '\r') continue;
    if (c !== '-' || column === block.state.indent) return [];
    return [
      {
        rule: 'syntax',
        span: { start: at + column, end: at + column + 1 },
        message: t`The entries of this list begin in column ${block.state.indent + 1}, and this one in column ${column + 1}. Give them one indentation.`,
      },
    ];
  }
  return [];
}

/** Returns a test for whether an offset lies within a scalar, where `#` is text. */
function texts(tree: Node | null, text: string): (offset: number) => boolean {
  if (!text.includes('twotrack-ignore')) return () => false;
  const spans: Span[] = [];
  visit(tree, {
    Scalar(_, node) {
      if (node.range) spans.push({ start: node.range[0], end: node.range[1] });
    },
  });
  return (offset) => spans.some((span) => offset > span.start && offset < span.end);
}
