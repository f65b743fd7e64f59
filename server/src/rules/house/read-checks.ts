/** Reads a portfolio's check files: returns the checks that can run, and the problems in the rest, by line. */
import { isSeq, type Node, visit } from 'yaml';
import type { CheckText } from '../../core/text/file-source.ts';
import { type Severity, severities } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { memo } from '../../core/text/memo.ts';
import { nearest } from '../../core/text/near-words.ts';
import { type Entry, NodeReader, type Problem } from '../../core/yaml/node-reader.ts';
import { type Condition, readCondition } from './condition.ts';
import { type Example, readExamples } from './examples.ts';
import { fieldNames, fieldOf } from './fields.ts';
import { MAX_CHECKS, MAX_CHECKS_LENGTH, MAX_FILES, MAX_PROBLEMS, MAX_TEXT_LENGTH } from './limits.ts';

/** A house check that can run. */
export interface HouseCheck {
  readonly name: string;
  /** Path such as `checks/money.yaml`. */
  readonly file: string;
  /** 1-based line of its name. */
  readonly line: number;
  readonly severity: Severity;
  /** The message with placeholders such as `{title}`. */
  readonly message: string;
  /** The field to place findings on; the title if it is null, or absent from the item. */
  readonly at: string | null;
  readonly when: Condition;
  readonly examples: readonly Example[];
}
/** The contents of a portfolio's check files. */
export interface HouseChecks {
  readonly checks: readonly HouseCheck[];
  readonly problems: readonly Problem[];
}

/** Name of the rule that reports problems in the checks themselves. */
export const BROKEN = 'broken-check';
const KEYS = ['name', 'when', 'severity', 'message', 'at', 'examples'] as const;
const NAME = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Reads the checks of several files, in order. Skips a check with a problem, but keeps the others. */
export const houseChecksOf = memo((files: readonly CheckText[]): HouseChecks => {
  const checks: HouseCheck[] = [];
  const problems: Problem[] = [];
  const taken = new Set<string>([BROKEN]);
  for (const [index, file] of files.entries()) {
    if (index === MAX_FILES) {
      problems.push({
        file: file.name,
        line: 1,
        span: { start: 0, end: 0 },
        message: t`A portfolio has at most ${MAX_FILES} check files. This one and those after it are not read.`,
      });
      break;
    }
    const reader = new NodeReader(file.name, file.text);
    for (const node of checksIn(reader, file)) {
      if (checks.length === MAX_CHECKS) {
        reader.bad(node, t`A portfolio has at most ${MAX_CHECKS} checks. Those from here on are not run.`);
        break;
      }
      const check = readCheck(reader, node, taken);
      if (check !== null) checks.push(check);
    }
    problems.push(...reader.problems);
  }
  return { checks, problems: problems.slice(0, MAX_PROBLEMS) };
});

/** Returns the nodes of a file's checks: a single one, or those of a list. */
function checksIn(reader: NodeReader, { text, problem }: CheckText): readonly Node[] {
  const no = (message: string): readonly Node[] => {
    reader.badAt({ start: 0, end: 0 }, message);
    return [];
  };
  if (problem !== null) return no(problem);
  if (text.length > MAX_CHECKS_LENGTH)
    return no(t`A check file has at most ${MAX_CHECKS_LENGTH / 1024} KB. Split it.`);
  const contents = reader.root();
  if (contents === null)
    return reader.problems.length > 0
      ? []
      : no(t`This file holds no check. A check has a \`name\`, a \`when\` and a \`message\`.`);
  let alias: Node | null = null;
  visit(contents, {
    Alias: (_, node) => {
      alias = node as Node;
      return visit.BREAK;
    },
  });
  if (alias !== null) {
    reader.bad(alias, t`Checks are written without anchors and aliases.`);
    return [];
  }
  return isSeq(contents) ? (contents.items as Node[]) : [contents];
}

function readCheck(reader: NodeReader, node: Node, taken: Set<string>): HouseCheck | null {
  const before = reader.problems.length;
  const entries = reader.entries(node, t`A check`);
  if (entries === null) return null;
  for (const { key, at } of entries) {
    if ((KEYS as readonly string[]).includes(key) || key.startsWith('x-')) continue;
    const meant = nearest(key, KEYS);
    reader.bad(
      at,
      t`A check has no key \`${key}\`.${meant === undefined ? '' : t` Did you mean \`${meant}\`?`}`,
    );
  }
  const of = (key: string): Entry | undefined => entries.find((entry) => entry.key === key);
  const name = readName(reader, node, of('name'), taken);
  const [when, message, severity, at, examples] = ['when', 'message', 'severity', 'at', 'examples'].map(of);
  const condition =
    when === undefined
      ? reader.bad(node, t`This check has no \`when\`, so it would find everything.`)
      : readCondition(reader, when.value, when.at);
  const check = {
    file: reader.file,
    line: reader.lineOf(of('name')?.at ?? node),
    severity: readSeverity(reader, severity),
    message: readMessage(reader, node, message),
    at: readAt(reader, at),
    examples: examples === undefined ? [] : readExamples(reader, examples),
  };
  if (reader.problems.length > before || name === null || condition === null || check.message === null)
    return null;
  return { ...check, name, when: condition, message: check.message };
}

function readName(
  reader: NodeReader,
  node: Node,
  entry: Entry | undefined,
  taken: Set<string>,
): string | null {
  if (entry === undefined) return reader.bad(node, t`This check has no \`name\`.`);
  const name = reader.text(entry.value, entry.at, t`\`name\``);
  if (name === null) return null;
  if (!NAME.test(name))
    return reader.bad(entry.value, t`A name has lower-case letters, digits and hyphens, 60 at most.`);
  if (taken.has(name)) return reader.bad(entry.value, t`The name \`${name}\` is taken already.`);
  taken.add(name);
  return name;
}

function readSeverity(reader: NodeReader, entry: Entry | undefined): Severity {
  if (entry === undefined) return 'warning';
  const text = reader.text(entry.value, entry.at, t`\`severity\``);
  if (text !== null && !(severities as readonly string[]).includes(text))
    reader.bad(entry.value, t`A severity is one of ${severities.join(', ')}.`);
  return (text ?? 'warning') as Severity;
}

function readAt(reader: NodeReader, entry: Entry | undefined): string | null {
  if (entry === undefined) return null;
  const text = reader.text(entry.value, entry.at, t`\`at\``);
  if (text !== null && fieldOf(text)?.missing === undefined)
    reader.bad(entry.value, t`\`at\` names the key of an item that the finding is placed on.`);
  return text;
}

/** A placeholder in a message. */
export const BRACES = /\{([a-z-]+)\}/g;

function readMessage(reader: NodeReader, node: Node, entry: Entry | undefined): string | null {
  if (entry === undefined)
    return reader.bad(node, t`This check has no \`message\`: say what is wrong and what to do.`);
  const text = reader.text(entry.value, entry.at, t`\`message\``);
  if (text === null) return null;
  if (text.length > MAX_TEXT_LENGTH)
    return reader.bad(entry.value, t`A message has at most ${MAX_TEXT_LENGTH} characters.`);
  for (const [, name = ''] of text.matchAll(BRACES)) {
    if (fieldOf(name)?.shown !== undefined) continue;
    const meant = nearest(
      name,
      fieldNames.filter((each) => fieldOf(each)?.shown !== undefined),
    );
    reader.bad(
      entry.value,
      t`An item has no text \`${name}\` to put into a message.${meant === undefined ? '' : t` Did you mean \`${meant}\`?`}`,
    );
  }
  return text.trim();
}
