import { commandIds } from '../services/contributions.ts';
import { isShown, showPlace, toPlace } from '../services/locations.ts';
import type { Command } from './kit/command.ts';
import { calledOn, pictureKey } from './kit/targets.ts';

/** Shows a row's item in the editor; done again on an item that is shown already, it goes there. */
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
    const place = entry && (await services.tracks.place(entry));
    // The focus stays in the tree at first, so that arrow keys, F2 and the other keys of the tree go on working.
    if (place !== undefined) await showPlace(place, { focus: isShown(place) });
  },
};
