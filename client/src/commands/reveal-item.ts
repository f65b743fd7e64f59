import { commandIds } from '../services/contributions.ts';
import { isShown, showPlace, toPlace } from '../services/locations.ts';
import type { Command } from './kit/command.ts';
import { calledOn, pictureKey } from './kit/targets.ts';

/** Reveals a row's item in the editor; if it is already shown, moves the focus there. */
export const revealItem: Command = {
  id: commandIds.revealItem,
  run: async (services, args) => {
    const key = pictureKey(args[0]);
    if (key !== undefined) {
      const location = await services.twoPaths.place(key);
      if (location !== undefined) await services.twoPaths.showText(toPlace(location));
      return;
    }
    const entry = calledOn(services, args);
    if (entry === undefined) return;
    await services.tracks.whileShowing(entry, async () => {
      const place = await services.tracks.place(entry);
      // Keep the focus in the tree at first, so that arrow keys, F2 and the tree's other keys go on working.
      if (place !== undefined) await showPlace(place, { focus: isShown(place) });
    });
  },
};
