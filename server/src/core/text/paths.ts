/** Paths and URIs as text. The core compares and cuts them; only the edges know what is behind them. */

/** Order of paths in everything that is listed: by UTF-16 code unit, so that no locale changes it. */
export const comparePaths = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ENDINGS = ['.portfolio', '.portfolio.yaml', '.portfolio.yml'] as const;
/** How the names of portfolio files end. */
export const portfolioEndings: readonly string[] = ENDINGS;

/** Whether a path or URI names a portfolio file. */
export function isPortfolioFile(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(ending));
}

/** Folder of a path or URI, without the slash; empty where there is none above. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Last part of a path or URI. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
