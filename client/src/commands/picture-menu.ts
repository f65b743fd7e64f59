/** Commands of the picture's menu: show the card of a mark, export or copy the view. */
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { pictureKey } from './kit/targets.ts';

/** Shows the card of an item, with the reasons for its verdict. */
export const showCard: Command = {
  id: commandIds.showCard,
  run: async ({ twoPaths }, [mark]) => {
    const key = pictureKey(mark);
    if (key !== undefined) twoPaths.showCard(key);
  },
};

/** Copies the current view to the clipboard. */
export const copyPicture: Command = {
  id: commandIds.copyPicture,
  run: ({ twoPaths }) => twoPaths.export('png'),
};

/** Saves the current view as SVG. */
export const savePictureAsSvg: Command = {
  id: commandIds.savePictureAsSvg,
  run: ({ twoPaths }) => twoPaths.export('svg'),
};

/** Saves the current view as an HTML page. */
export const savePictureAsHtml: Command = {
  id: commandIds.savePictureAsHtml,
  run: ({ twoPaths }) => twoPaths.export('html'),
};

/** Saves the current view as a PDF to present on a screen. */
export const savePictureAsPdf: Command = {
  id: commandIds.savePictureAsPdf,
  run: ({ twoPaths }) => twoPaths.export('pdf'),
};

/** Saves the current view as a PowerPoint slide of editable shapes. */
export const savePictureAsPowerPoint: Command = {
  id: commandIds.savePictureAsPowerPoint,
  run: ({ twoPaths }) => twoPaths.export('pptx'),
};
