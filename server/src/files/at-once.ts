/** Remembers what was read of folders while one work looks into many of them. */

/** Number of works that go on. */
let works = 0;
const forgetting: (() => void)[] = [];
const forget = (): void => {
  for (const each of forgetting) each();
};

/** Does a work. Nothing is remembered from before it, not even by another one that goes on. */
export async function atOnce<T>(work: () => Promise<T>): Promise<T> {
  forget();
  works++;
  try {
    return await work();
  } finally {
    if (--works === 0) forget();
  }
}

/** Returns a reader of folders that remembers what it read, by path, while a work goes on. */
export function rememberedAtOnce<T>(read: (folder: string) => Promise<T>): (folder: string) => Promise<T> {
  const found = new Map<string, Promise<T>>();
  forgetting.push(() => found.clear());
  return (folder) => {
    if (works === 0) return read(folder);
    let known = found.get(folder);
    if (known === undefined) found.set(folder, (known = read(folder)));
    return known;
  };
}
