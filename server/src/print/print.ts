/** What goes on a screen in a room, by itself: it is built into a file of its own and read only when it is wanted. */
import type { Deck } from '../report/deck/shapes.ts';
import { pdfOf } from './pdf.ts';
import { pptxOf } from './pptx.ts';

export interface Printed {
  readonly bytes: Uint8Array;
  /** Letters that the file could not show, each once. */
  readonly missing: readonly string[];
}

/** A deck as a file. @param day the day it was reckoned from, `2027-09-15` */
export async function printed(deck: Deck, format: 'pdf' | 'pptx', day: string): Promise<Printed> {
  return format === 'pdf' ? await pdfOf(deck, day) : { bytes: await pptxOf(deck, day), missing: [] };
}
