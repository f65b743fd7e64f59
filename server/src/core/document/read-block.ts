/** Parses one block by `yaml` and the schema: its entries, each value with its span, and the findings on the text. */

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
  /** YAML itself could not be read here: what was read may be half of what is meant. */
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
/** One of `items`, `goals` or `teams`, as read. */
export type Entry = ItemEntry | GoalEntry | TeamEntry;

export interface BlockReading {
  /** Mostly one; none in a head, all of them where a file is read whole. */
  readonly entries: readonly Entry[];
  /** Top-level keys other than the three sequences; absent in an entry's block. */
  readonly root?: Root;
  /** Top-level keys in order, each time they occur, for duplicates across blocks. */
  readonly topKeys: readonly { readonly name: string; readonly span: Span }[];
  readonly findings: readonly Finding[];
  /** YAML itself could not read all of it. */
  readonly broken: boolean;
  readonly ignores: readonly Ignore[];
}

/** The block as read. Another thread may read it and hand the reading over: it follows from kind, text and state. */
export const readingOf = memo(readBlock);

/**
 * The block's YAML, parsed anew: for features that need the tree itself. Offsets count from the block's start. Null
 * where it is nested too deeply.
 */
export function yamlOf(block: Block): Yaml | null {
  return yamlIn(asYamlReads(withoutConflicts(block.text, block.state.conflict)));
}

/** Whatever is wrong in the text becomes a finding; text nested too deeply for the stack, too. */
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
    // Where YAML failed, what the walk says about the rest is an echo; what it lost is not.
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

/** A block that nests too deeply at `offset`: what else it holds is read key by key. */
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

/** Each place and rule once; no place is empty, since nobody could see it. */
function dedupe(findings: readonly Finding[], text: string): Finding[] {
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

/** The entry of a block that YAML cannot read whole: key by key, as far as it is written so. */
function recoverEntry(text: string, kind: EntryKind, read: readonly Entry[]): readonly Entry[] {
  const recovered = recover(text, entrySchemas[kind], true);
  if (recovered === null) return read;
  const { values } = recovered;
  return [{ kind, span: { start: values.start, end: values.end }, broken: true, values } as unknown as Entry];
}

/** The same for the keys at the top of a file. */
function recoverFile(text: string, read: FileReading): FileReading {
  const recovered = recover(text, rootSchema, false);
  return recovered === null
    ? read
    : { ...read, topKeys: recovered.keys, root: recovered.values as unknown as Root };
}

/** The key alone makes a file a root, whatever its value: a folder is no other portfolio while somebody types its name. */
function nameRoot(root: Root | undefined): void {
  const key = root?.keys['portfolio'];
  if (root === undefined || key === undefined || root.fields.portfolio !== undefined) return;
  const unnamed = { kind: 'scalar', text: '', shared: true, start: key.start, end: key.end };
  (root.fields as Record<string, unknown>)['portfolio'] = unnamed;
}

/** Where entries begin, and where the top-level key after them does. */
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
      // A text is what the entry is called.
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
  // The sequences were read entry by entry; the schema's own reading of them would say everything twice.
  const rest = contents.items.filter((pair) => !(isScalar(pair.key) && sections.has(String(pair.key.value))));
  const own = Object.assign(Object.create(Object.getPrototypeOf(contents) as object), contents, {
    items: rest,
  }) as YAMLMap;
  const before = walk.findings.length;
  walk.begin();
  const root = walk.mapping(own, fileSchema, t`a portfolio file`, true) as unknown as Root;
  // Repeated top-level keys are found for the file as a whole.
  const places = new Set(topKeys.map((key) => key.span.start));
  const found = walk.findings.splice(before);
  for (const f of found) if (f.rule !== 'duplicate-key' || !places.has(f.span.start)) walk.findings.push(f);
  return { entries, topKeys, root };
}

/** Directives, and documents after the first. `later`: text of the file stands before this block. */
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

/** A dash in another column than the section's first. */
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

/** Tells whether an offset lies within a scalar, where `#` is text. */
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
