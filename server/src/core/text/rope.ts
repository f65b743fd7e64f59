/** Concatenates lists without copying them: for lists that are assembled from many parts and rarely read whole. */
export class Rope<T> {
  readonly #own: readonly T[];
  readonly #parts: readonly Rope<T>[];
  readonly length: number;

  private constructor(own: readonly T[], parts: readonly Rope<T>[]) {
    this.#own = own;
    this.#parts = parts;
    this.length = own.length;
    for (const part of parts) this.length += part.length;
  }

  static of<T>(items: readonly T[]): Rope<T> {
    return new Rope(items, []);
  }

  /** Concatenates `parts`, in order. */
  static join<T>(parts: readonly Rope<T>[]): Rope<T> {
    const full = parts.filter(({ length }) => length > 0);
    return full.length === 1 ? (full[0] as Rope<T>) : new Rope([], full);
  }

  /** Copies the items to an array, in order. */
  toArray(): T[] {
    const all: T[] = [];
    this.#into(all);
    return all;
  }

  #into(all: T[]): void {
    for (const item of this.#own) all.push(item);
    for (const part of this.#parts) part.#into(all);
  }
}

/** Ropes by key, in order of each key's first occurrence. */
export type RopesBy<K, T> = ReadonlyMap<K, Rope<T>>;

/** Wraps each list of a map in a rope. */
export function ropesBy<K, T>(lists: ReadonlyMap<K, readonly T[]>): RopesBy<K, T> {
  return new Map([...lists].map(([key, items]) => [key, Rope.of(items)]));
}

/** Concatenates ropes key by key, in order. */
export function joinRopes<K, T>(parts: readonly RopesBy<K, T>[]): RopesBy<K, T> {
  const byKey = new Map<K, Rope<T>[]>();
  for (const part of parts)
    for (const [key, rope] of part) {
      const ropes = byKey.get(key);
      if (ropes === undefined) byKey.set(key, [rope]);
      else ropes.push(rope);
    }
  return new Map([...byKey].map(([key, ropes]) => [key, Rope.join(ropes)]));
}
