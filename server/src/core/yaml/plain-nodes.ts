/** The nodes of a plain text: what `yaml` tells its own nodes by, and what a walk over them looks at. No more. */
import type { Range, Scalar } from 'yaml';

/** A node of `yaml` is known by what it answers to this registered symbol. */
const TYPE: symbol = Symbol.for('yaml.node.type');

type ScalarType = NonNullable<Scalar['type']>;

/** Start, end of the value, end of the node; the last two are one where nothing else is asked for. */
const rangeOf = (start: number, end: number): Range => [start, end, end];

export class PlainScalar {
  /** The text that is meant. */
  readonly value: string;
  readonly type: ScalarType;
  readonly range: Range;

  constructor(value: string, type: ScalarType, start: number, end: number) {
    this.value = value;
    this.type = type;
    this.range = rangeOf(start, end);
  }
  /** As `yaml` keeps it: the text before a tag is applied, and there is none. */
  get source(): string {
    return this.value;
  }
}

export class PlainPair {
  readonly key: PlainScalar;
  readonly value: Plain;

  constructor(key: PlainScalar, value: Plain) {
    this.key = key;
    this.value = value;
  }
}

class PlainCollection<T> {
  readonly items: readonly T[];
  readonly flow: boolean;
  readonly range: Range;

  constructor(items: readonly T[], flow: boolean, start: number, end: number) {
    this.items = items;
    this.flow = flow;
    this.range = rangeOf(start, end);
  }
}

export class PlainMap extends PlainCollection<PlainPair> {}

export class PlainSeq extends PlainCollection<Plain> {}

export type Plain = PlainScalar | PlainMap | PlainSeq;

for (const [kind, name] of [
  [PlainScalar, 'scalar'],
  [PlainPair, 'pair'],
  [PlainMap, 'map'],
  [PlainSeq, 'seq'],
] as const)
  Object.defineProperty(kind.prototype, TYPE, { value: Symbol.for(`yaml.${name}`) });
