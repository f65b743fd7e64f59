/** The menu of the picture: the card of a mark, and the view as a file or on the clipboard. */
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { pictureKey } from './kit/targets.ts';

/** Shows what the picture knows of an item, and why its text reads as it does. */
export const showCard: Command = {
  id: commandIds.showCard,
  run: async ({ twoPaths }, [mark]) => {
    const key = pictureKey(mark);
    if (key !== undefined) twoPaths.showCard(key);
  },
};

/** Puts the view that is shown on the clipboard. */
export const copyPicture: Command = {
  id: commandIds.copyPicture,
  run: ({ twoPaths }) => twoPaths.export('png'),
};

/** Saves it as a drawing. */
export const savePictureAsSvg: Command = {
  id: commandIds.savePictureAsSvg,
  run: ({ twoPaths }) => twoPaths.export('svg'),
};

/** Saves it as a page. */
export const savePictureAsHtml: Command = {
  id: commandIds.savePictureAsHtml,
  run: ({ twoPaths }) => twoPaths.export('html'),
};

/** Saves it as a page for a screen in a room. */
export const savePictureAsPdf: Command = {
  id: commandIds.savePictureAsPdf,
  run: ({ twoPaths }) => twoPaths.export('pdf'),
};

/** Saves it as a slide of shapes. */
export const savePictureAsPowerPoint: Command = {
  id: commandIds.savePictureAsPowerPoint,
  run: ({ twoPaths }) => twoPaths.export('pptx'),
};
