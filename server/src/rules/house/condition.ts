/**
 * Compiles the condition of a check into a function. Each condition is evaluated once per item, and the language has no
 * loops, patterns or calls, so that the cost is at most the condition's length times the item's.
 */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { listed } from '../../core/language/read-scalar.ts';
import type { ItemView } from '../../core/model/item.ts';
import { t } from '../../core/text/l10n.ts';
import { nearest } from '../../core/text/near-words.ts';
import type { Entry, NodeReader } from '../../core/yaml/node-reader.ts';
import type { RuleContext } from '../kit/define-rule.ts';
import { type Field, fieldNames, fieldOf } from './fields.ts';
import { MAX_CONDITIONS, MAX_GROUP_DEPTH, MAX_TEXT_LENGTH, MAX_VALUES } from './limits.ts';

/** Tells whether a condition holds for an item. */
export type Condition = (item: ItemView, context: RuleContext) => boolean;

const GROUPS = ['all', 'any', 'not'] as const;

/** How much of a check's limits is used up. */
interface Room {
  conditions: number;
}

/** Compiles the value of `when`; null if any of it is invalid, which the reader then reports. */
export function readCondition(reader: NodeReader, node: Node | null, at: Node): Condition | null {
  const before = reader.problems.length;
  const made = readAll(reader, node ?? at, { conditions: 0 }, 0);
  return reader.problems.length > before ? null : made;
}

/** Compiles a mapping, all of whose keys must hold. */
function readAll(reader: NodeReader, node: Node, room: Room, depth: number): Condition | null {
  if (depth > MAX_GROUP_DEPTH)
    return reader.bad(node, t`Conditions nest at most ${MAX_GROUP_DEPTH} groups deep.`);
  const entries = reader.entries(node, t`A condition`);
  if (entries === null) return null;
  if (entries.length === 0) return reader.bad(node, t`A condition names at least one field.`);
  const parts: Condition[] = [];
  for (const entry of entries) {
    if (++room.conditions > MAX_CONDITIONS) {
      // Report it once: everything that follows exceeds the limit too.
      if (room.conditions === MAX_CONDITIONS + 1)
        reader.bad(entry.at, t`A check has at most ${MAX_CONDITIONS} conditions. Split it.`);
      return null;
    }
    const part = (GROUPS as readonly string[]).includes(entry.key)
      ? readGroup(reader, entry, room, depth)
      : readField(reader, entry);
    if (part !== null) parts.push(part);
  }
  return (item, context) => parts.every((part) => part(item, context));
}

function readGroup(
  reader: NodeReader,
  { key, at, value }: Entry,
  room: Room,
  depth: number,
): Condition | null {
  if (key === 'not') {
    const part = readAll(reader, value ?? at, room, depth + 1);
    return part === null ? null : (item, context) => !part(item, context);
  }
  const members = reader.members(value ?? at, t`\`${key}\``);
  if (members === null) return null;
  if (members.length === 0) return reader.bad(value, t`\`${key}\` lists at least one condition.`);
  const parts = members.flatMap((member) => readAll(reader, member, room, depth + 1) ?? []);
  return key === 'all'
    ? (item, context) => parts.every((part) => part(item, context))
    : (item, context) => parts.some((part) => part(item, context));
}

/** Compiles `track: strategic`, `track: [strategic, neither]` or `budget: {over: 1m}`. */
function readField(reader: NodeReader, { key, at, value }: Entry): Condition | null {
  const field = fieldOf(key);
  if (field === null) {
    const meant = nearest(key, [...fieldNames, ...GROUPS]);
    return reader.bad(
      at,
      t`An item has no field \`${key}\`.${meant === undefined ? '' : t` Did you mean \`${meant}\`?`}`,
    );
  }
  if (!isMap(value)) return readTest(reader, field, { key: 'is', at, value });
  const entries = reader.entries(value, t`\`${key}\``) ?? [];
  if (entries.length === 0) return reader.bad(value, t`\`${key}\` has no test.`);
  const tests = entries.flatMap((entry) => readTest(reader, field, entry) ?? []);
  return (item, context) => tests.every((test) => test(item, context));
}

/** Compiles one test of a field. */
function readTest(reader: NodeReader, field: Field, entry: Entry): Condition | null {
  const { key: name, at, value: bound } = entry;
  if (name === 'missing') return readMissing(reader, field, entry);
  if (name === 'count') return readCount(reader, field, entry);
  const test = Object.hasOwn(field.tests, name) ? field.tests[name] : undefined;
  if (test === undefined) {
    const names = listed(testsOf(field), 'and');
    return reader.bad(at, t`\`${field.name}\` has no test \`${name}\`. It has ${names}.`);
  }
  const nodes = isSeq(bound) ? (bound.items as Node[]) : [bound];
  if (nodes.length > MAX_VALUES)
    return reader.bad(bound, t`A test compares with at most ${MAX_VALUES} values.`);
  if (nodes.length === 0) return reader.bad(bound, t`\`${name}\` has no value.`);
  if (nodes.length > 1 && test.single) return reader.bad(bound, t`\`${name}\` compares with a single value.`);
  const conditions = nodes.flatMap((node): Condition[] => {
    const text = reader.text(node, at, t`\`${name}\``);
    if (text === null) return [];
    if (text.length > MAX_TEXT_LENGTH) {
      reader.bad(node, t`A text to look for has at most ${MAX_TEXT_LENGTH} characters.`);
      return [];
    }
    const made = test.read(text);
    if (typeof made !== 'string') return [made];
    reader.bad(node, t`\`${field.name}\` cannot be compared with that. ${made}.`);
    return [];
  });
  return (item, context) => conditions.some((condition) => condition(item, context));
}

function readMissing(reader: NodeReader, { name, missing }: Field, { at, value }: Entry): Condition | null {
  const wanted = reader.text(value, at, t`\`missing\``);
  if (wanted === null) return null;
  if (wanted !== 'true' && wanted !== 'false')
    return reader.bad(value, t`\`missing\` is \`true\` or \`false\`.`);
  if (missing === undefined) return reader.bad(at, t`\`${name}\` is never missing.`);
  return (item) => missing(item) === (wanted === 'true');
}

function testsOf({ tests, missing, count }: Field): string[] {
  const own = [...Object.keys(tests), ...(missing ? ['missing'] : []), ...(count ? ['count'] : [])];
  return own.map((each) => `\`${each}\``);
}

/** Compiles `count: 0` or `count: {over: 3}`. */
function readCount(reader: NodeReader, field: Field, { at, value: bound }: Entry): Condition | null {
  const { count } = field;
  if (count === undefined) return reader.bad(at, t`\`${field.name}\` is not a list and cannot be counted.`);
  const whole = (node: Node | null, place: Node, what: string): number | null => {
    const text = reader.text(node, place, what);
    if (text === null) return null;
    return /^\d{1,6}$/.test(text) ? Number(text) : reader.bad(node, t`${what} is a whole number.`);
  };
  if (bound === null || isScalar(bound)) {
    const wanted = whole(bound, at, t`\`count\``);
    return wanted === null ? null : (item) => count(item) === wanted;
  }
  const parts: Condition[] = [];
  for (const { key, at: place, value } of reader.entries(bound, t`\`count\``) ?? []) {
    if (key !== 'over' && key !== 'under') {
      reader.bad(place, t`\`count\` has no test \`${key}\`. It has \`over\` and \`under\`.`);
      continue;
    }
    const limit = whole(value, place, t`\`${key}\``);
    if (limit !== null)
      parts.push(key === 'over' ? (item) => count(item) > limit : (item) => count(item) < limit);
  }
  if (parts.length === 0) return reader.bad(bound, t`\`count\` has no test.`);
  return (item, context) => parts.every((part) => part(item, context));
}
