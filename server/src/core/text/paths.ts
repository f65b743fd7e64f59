/** Compares and splits paths and URIs as plain text, without access to a file system. */

/** Compares paths by UTF-16 code unit: the sort order of every list, independent of the locale. */
export const comparePaths = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ENDINGS = ['.portfolio', '.portfolio.yaml', '.portfolio.yml'] as const;
/** File name endings of portfolio files. */
export const portfolioEndings: readonly string[] = ENDINGS;

/**
 * Tells whether a path or URI names a portfolio file. Scenarios are excluded: what might be must not count as what is.
 */
export function isPortfolioFile(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(ending)) && !isScenarioFile(path);
}

/** Tells whether a path or URI names a scenario: changes to a portfolio that are not decided yet. */
export function isScenarioFile(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(`.scenario${ending}`));
}

/** Tells whether a path or URI names a check file, which must be in a folder `checks/`. */
export function isCheckFile(path: string): boolean {
  return /(?:^|\/)checks\/[^/]+\.ya?ml$/.test(path) && !isPortfolioFile(path);
}

/** Ending of the file that keeps how the sheet of a portfolio file is read: `plan.import.yaml` for `plan.portfolio`. */
export const mappingEnding = '.import.yaml';

/** Tells whether a path or URI names such a file. */
export const isMappingFile = (path: string): boolean => path.endsWith(mappingEnding);

/** Returns the mapping file that belongs to a portfolio file. */
export const mappingOf = (path: string): string =>
  `${path.replace(/\.portfolio(?:\.ya?ml)?$/, '')}${mappingEnding}`;

/** Returns the paths of the portfolio files that a mapping file may belong to. */
export const mappedFiles = (mapping: string): readonly string[] =>
  ENDINGS.map((ending) => `${mapping.slice(0, -mappingEnding.length)}${ending}`);

/** Returns the folder of a path or URI without a trailing slash; empty if it has none. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Returns the last part of a path or URI. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Returns a file's name for display: the last part of its URI, decoded if it is encoded. */
export const fileName = (uri: string): string => decoded(nameOf(uri));

/** Decodes a URI or a part of one; a percent sign that is not an escape is part of the name. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/**
 * Returns the relative path from one file to another, as a link in the first: `../a3/falls.md`. Both are URIs, and
 * escapes stay. Returns the whole URI if there is no relative path, as to another drive or host.
 */
export function wayTo(from: string, to: string): string {
  const [folder, path] = [parentOf(from).split('/'), to.split('/')];
  // Scheme, host, and the drive if there is one.
  const root = /^file:\/\/\/[a-z](?:%3A|:)/i.test(from) || /^file:\/\/\/[a-z](?:%3A|:)/i.test(to) ? 4 : 3;
  if (folder.slice(0, root).join('/') !== path.slice(0, root).join('/')) return to;
  let same = 0;
  while (same < folder.length && same < path.length - 1 && folder[same] === path[same]) same++;
  return [...folder.slice(same).map(() => '..'), ...path.slice(same)].join('/');
}
