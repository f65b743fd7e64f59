/** Copies the names of the edit verbs to the protocol, which may not import the verbs themselves. */

const NAMES = /(?<=^export type EditVerb =\n)[\s\S]*?;\n/m;

/** Returns the protocol's `edit.ts` with these verbs, in order. */
export function withEditVerbs(source: string, names: readonly string[]): string {
  return source.replace(NAMES, () => `${names.map((name) => `  | '${name}'`).join('\n')};\n`);
}
