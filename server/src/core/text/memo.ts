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

/** An owner's cached values by memo. Each memo keeps only its last value, with its inputs. */
type Cache = Map<object, { readonly inputs: readonly unknown[]; readonly value: unknown }>;

/**
 * Key of the cache on its owner. A WeakMap with a hundred thousand blocks would be traversed at every garbage
 * collection, and lookups in it are slower.
 */
const CACHE = Symbol('memos');

/** Wraps `make` in a cache. Inputs are compared by `Object.is`; an owner must not be frozen. */
export function memo<Owner extends object, Inputs extends readonly unknown[], Value>(
  make: (owner: Owner, ...inputs: Inputs) => Value,
): Memo<Owner, Inputs, Value> {
  const cached = (owner: Owner, ...inputs: Inputs): Value => {
    const held = cacheOf(owner).get(cached);
    if (held !== undefined && sameInputs(held.inputs, inputs)) return held.value as Value;
    const value = make(owner, ...inputs);
    cacheOf(owner).set(cached, { inputs, value });
    return value;
  };
  const take = (owner: Owner, value: Value, ...inputs: Inputs): void => {
    cacheOf(owner).set(cached, { inputs, value });
  };
  return Object.assign(cached, { take });
}

function cacheOf(owner: object & { readonly [CACHE]?: Cache }): Cache {
  const cache = owner[CACHE];
  if (cache !== undefined) return cache;
  const fresh: Cache = new Map();
  // Not enumerable, so that it is neither copied nor compared with the owner.
  Object.defineProperty(owner, CACHE, { value: fresh });
  return fresh;
}

function sameInputs(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return a.length === b.length;
}
