/**
 * Caches a value computed from an object for as long as the object lives. The value may depend only on the function's
 * parameters: the owner, which must be immutable as far as the function reads it, and inputs, which may change.
 *
 * Call `memo` once per function, at module level: every call creates a separate cache.
 */
export interface Memo<Owner extends object, Inputs extends readonly unknown[], Value> {
  /** Returns the value for these inputs; computes it unless the last call for this owner had the same ones. */
  (owner: Owner, ...inputs: Inputs): Value;
  /** Stores a value that was computed elsewhere, for example in another thread. */
  take(owner: Owner, value: Value, ...inputs: Inputs): void;
}

/** A cached value: each memo keeps only its last one, with its inputs. An owner's values form a list, for they are few. */
interface Held {
  readonly memo: object;
  readonly next: Held | undefined;
  inputs: readonly unknown[];
  value: unknown;
}
type Owned = object & { [CACHE]?: Held | undefined };

/**
 * Key of the list on its owner. A WeakMap with a hundred thousand blocks would be traversed at every garbage
 * collection, and lookups in it are slower.
 */
const CACHE = Symbol('memos');
const NO_INPUTS: readonly unknown[] = [];

/** Wraps `make` in a cache. Inputs are compared by `Object.is`; an owner must not be frozen. */
export function memo<Owner extends object, Inputs extends readonly unknown[], Value>(
  make: (owner: Owner, ...inputs: Inputs) => Value,
): Memo<Owner, Inputs, Value> {
  const cached = (owner: Owner, ...inputs: Inputs): Value => {
    const held = heldBy(owner, cached);
    if (held !== undefined && sameInputs(held.inputs, inputs)) return held.value as Value;
    const value = make(owner, ...inputs);
    hold(owner, cached, inputs, value);
    return value;
  };
  const take = (owner: Owner, value: Value, ...inputs: Inputs): void => hold(owner, cached, inputs, value);
  return Object.assign(cached, { take });
}

function heldBy(owner: Owned, memo: object): Held | undefined {
  let held = owner[CACHE];
  while (held !== undefined && held.memo !== memo) held = held.next;
  return held;
}

function hold(owner: Owned, memo: object, inputs: readonly unknown[], value: unknown): void {
  const kept = inputs.length === 0 ? NO_INPUTS : inputs;
  const held = heldBy(owner, memo);
  if (held !== undefined) {
    held.inputs = kept;
    held.value = value;
    return;
  }
  const first = owner[CACHE];
  const fresh: Held = { memo, next: first, inputs: kept, value };
  if (first !== undefined) owner[CACHE] = fresh;
  // Not enumerable, so that it is neither copied nor compared with the owner.
  else Object.defineProperty(owner, CACHE, { value: fresh, writable: true });
}

function sameInputs(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return a.length === b.length;
}
