/**
 * Caches what is worked out for an object for as long as the object lives. The parameters of the function are all that
 * its value may depend on: the owner, which never changes in what is read of it, and inputs, which may.
 *
 * Call `memo` once for a function, at the top of a module: every call is a cache of its own.
 */
export interface Memo<Owner extends object, Inputs extends readonly unknown[], Value> {
  /** The value for these inputs: worked out unless the last call for this owner had the same ones. */
  (owner: Owner, ...inputs: Inputs): Value;
  /** Takes a value that was worked out elsewhere, in another thread say. */
  take(owner: Owner, value: Value, ...inputs: Inputs): void;
}

/** Values by memo, each with the inputs that it was made for: one for each memo, the last. */
type Cache = Map<object, { readonly inputs: readonly unknown[]; readonly value: unknown }>;

/**
 * Held by the owner: a WeakMap of a hundred thousand blocks would be gone through at every collection of garbage, and
 * is slower to ask.
 */
const CACHE = Symbol('memos');

/** Makes a cached function of `make`. Inputs are the same by `Object.is`; an owner may not be frozen. */
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
  // Not enumerable: neither copied with the owner nor compared.
  Object.defineProperty(owner, CACHE, { value: fresh });
  return fresh;
}

function sameInputs(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return a.length === b.length;
}
