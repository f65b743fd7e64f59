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
