/** Renders slides to a file, if the host can. */
import { isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import type { SlidesResult } from '../../protocol/review.ts';
import { lackingWords } from '../../report/deck/lacking.ts';
import type { Deck } from '../../report/deck/shapes.ts';

/** Prints a deck as a file. Imports the printer dynamically, because a browser worker cannot load further files. */
export async function slidesOf(
  deck: Deck,
  format: 'pdf' | 'pptx',
  { today, name }: { readonly today: number; readonly name: string },
): Promise<SlidesResult | { readonly refused: string }> {
  const print = await import('../../print/print.ts').catch(() => null);
  if (print === null)
    return {
      refused: t`PDF and PowerPoint are written by VS Code on a desktop and by the command line, not in a browser. Save the page as HTML and print it.`,
    };
  const { bytes, missing } = await print.printed(deck, format, isoDay(today));
  return { bytes: base64(bytes), name, title: deck.title, lacking: lackingWords(missing) };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
