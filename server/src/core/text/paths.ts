/** Compares and splits paths and URIs as plain text. Only the edges know what is behind them. */

/** Compares paths by UTF-16 code unit: the order of every list, whatever the locale. */
export const comparePaths = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ENDINGS = ['.portfolio', '.portfolio.yaml', '.portfolio.yml'] as const;
/** How the names of portfolio files end. */
export const portfolioEndings: readonly string[] = ENDINGS;

/** Whether a path or URI names a portfolio file. A scenario is none: what might be must not count as what is. */
export function isPortfolioFile(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(ending)) && !isScenarioFile(path);
}

/** Whether a path or URI names a scenario: changes to a portfolio that nobody has decided on. */
export function isScenarioFile(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(`.scenario${ending}`));
}

/** Whether a path or URI names a file of checks, which stand in a folder `checks/`. */
export function isCheckFile(path: string): boolean {
  return /(?:^|\/)checks\/[^/]+\.ya?ml$/.test(path) && !isPortfolioFile(path);
}

/** Returns the folder of a path or URI without a trailing slash; empty where there is none above. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Returns the last part of a path or URI. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Returns the name of a file as people know it: the last part of its URI, decoded where it is encoded. */
export function fileName(uri: string): string {
  const name = nameOf(uri);
  try {
    return decodeURIComponent(name);
  } catch {
    // A lone percent sign is the name's own.
    return name;
  }
}

/**
 * The way from a file to another, both as URIs, as a link is written in the first: `../a3/falls.md`, with what a path
 * cannot hold as escapes. Where no path leads, as to another drive or machine, the whole URI.
 */
export function wayTo(from: string, to: string): string {
  const [folder, path] = [parentOf(from).split('/'), to.split('/')];
  // Scheme, machine, and the drive where there is one.
  const root = /^file:\/\/\/[a-z](?:%3A|:)/i.test(from) || /^file:\/\/\/[a-z](?:%3A|:)/i.test(to) ? 4 : 3;
  if (folder.slice(0, root).join('/') !== path.slice(0, root).join('/')) return to;
  let same = 0;
  while (same < folder.length && same < path.length - 1 && folder[same] === path[same]) same++;
  return [...folder.slice(same).map(() => '..'), ...path.slice(same)].join('/');
}
