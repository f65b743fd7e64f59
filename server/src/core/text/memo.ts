/**
 * Caches a value computed from an object for as long as the object lives. The value may depend only on the function's
 * parameters: the owner, which must be immutable as far as the function reads it, and inputs, which may change.
 *
 * Call `memo` once per function, at module level: every call creates a separate cache.
 */
export interface Memo<Owner extends object, Given extends readonly unknown[], Value> {
  /** Returns the value for these inputs; computes it unless the last call for this owner had the same ones. */
  (owner: Owner, ...inputs: Given): Value;
  /** Stores a value that was computed elsewhere, for example in another thread. */
  take(owner: Owner, value: Value, ...inputs: Given): void;
}

/** A cached value: each memo keeps only its last one, with its inputs. An owner's values form a list, for they are few. */
interface Held {
  readonly memo: object;
  readonly next: Held | undefined;
  value: unknown;
  a: unknown;
  b: unknown;
  c: unknown;
}
type Owned = object & { [CACHE]?: Held | undefined };

/**
 * Key of the list on its owner. A WeakMap with a hundred thousand blocks would be traversed at every garbage
 * collection, and lookups in it are slower.
 */
const CACHE = Symbol('memos');

/** The inputs of a function, three at most: comparing them costs no list of them. */
type Inputs = readonly [a?: unknown, b?: unknown, c?: unknown];

/** Wraps `make` in a cache. Inputs are compared by `Object.is`; an owner must not be frozen. */
export function memo<Owner extends object, Given extends Inputs, Value>(
  make: (owner: Owner, ...inputs: Given) => Value,
): Memo<Owner, Given, Value>;
export function memo(make: (owner: object, ...inputs: Inputs) => unknown): Memo<object, Inputs, unknown> {
  const cached = (owner: Owned, a?: unknown, b?: unknown, c?: unknown): unknown => {
    const held = heldBy(owner, cached);
    if (held !== undefined && Object.is(held.a, a) && Object.is(held.b, b) && Object.is(held.c, c))
      return held.value;
    const value = make(owner, a, b, c);
    take(owner, value, a, b, c);
    return value;
  };
  const take = (owner: Owned, value: unknown, ...[a, b, c]: Inputs): void => {
    const held = heldBy(owner, cached);
    if (held === undefined) {
      hold(owner, { memo: cached, next: owner[CACHE], value, a, b, c });
      return;
    }
    held.value = value;
    held.a = a;
    held.b = b;
    held.c = c;
  };
  return Object.assign(cached, { take });
}

function heldBy(owner: Owned, memo: object): Held | undefined {
  let held = owner[CACHE];
  while (held !== undefined && held.memo !== memo) held = held.next;
  return held;
}

function hold(owner: Owned, held: Held): void {
  if (held.next !== undefined) owner[CACHE] = held;
  // Not enumerable, so that it is neither copied nor compared with the owner.
  else Object.defineProperty(owner, CACHE, { value: held, writable: true });
}
