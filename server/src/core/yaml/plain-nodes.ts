/** Defines the nodes of a plain text: only what `yaml` identifies its own nodes by, and what a walk over them reads. */
import type { Range, Scalar } from 'yaml';

/** The registered symbol by which `yaml` identifies its nodes. */
const TYPE: symbol = Symbol.for('yaml.node.type');

type ScalarType = NonNullable<Scalar['type']>;

/**
 * Returns a range: start, end of the value, end of the node. The last two are equal, since nothing needs them apart.
 */
const rangeOf = (start: number, end: number): Range => [start, end, end];

export class PlainScalar {
  /** The decoded text. */
  readonly value: string;
  readonly type: ScalarType;
  readonly range: Range;

  constructor(value: string, type: ScalarType, start: number, end: number) {
    this.value = value;
    this.type = type;
    this.range = rangeOf(start, end);
  }
  /** The source as `yaml` keeps it: the text before a tag is applied. Plain texts have no tags. */
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
