/** Holds the mapping files of a workspace, and passes each on to the portfolio files beside it. */
import type { FileText } from '../text/file-source.ts';
import { mappedFiles } from '../text/paths.ts';
import { KeptSheet } from './kept-sheet.ts';
import type { Portfolio } from './portfolio.ts';

export class KeptSheets {
  readonly #portfolioOf: (uri: string) => Portfolio | undefined;
  readonly #sheets = new Map<string, KeptSheet>();

  /** @param portfolioOf returns the portfolio that a file belongs to at present */
  constructor(portfolioOf: (uri: string) => Portfolio | undefined) {
    this.#portfolioOf = portfolioOf;
  }

  has(uri: string): boolean {
    return this.#sheets.has(uri);
  }

  /** Takes a mapping file as it was read; null if it does not exist. */
  take(uri: string, read: FileText | null): void {
    if (read === null) this.#drop(uri);
    else this.#sheets.set(uri, new KeptSheet(uri, read));
  }

  /** Drops the mapping files that do not pass a test. */
  keep(test: (uri: string) => boolean): void {
    for (const uri of [...this.#sheets.keys()]) if (!test(uri)) this.#drop(uri);
  }

  #drop(uri: string): void {
    this.#sheets.delete(uri);
    for (const file of mappedFiles(uri)) this.#portfolioOf(file)?.setSheet(file, null);
  }

  /** Tells every portfolio what is kept for its files. Free for those that know it. */
  passOn(): void {
    for (const [uri, sheet] of this.#sheets)
      for (const file of mappedFiles(uri)) {
        const portfolio = this.#portfolioOf(file);
        if (portfolio?.files.has(file) === true) portfolio.setSheet(file, sheet);
      }
  }
}
