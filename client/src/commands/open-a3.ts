import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { itemAt, targetItem } from './kit/targets.ts';
import { isTextPlace } from './kit/text-place.ts';

/** Opens the A3, a one-page problem report, of an item's measure. */
export const openA3: Command = {
  id: commandIds.openA3,
  run: async (services, args) => {
    const [at] = args;
    const target = isTextPlace(at)
      ? (await itemAt(services, at.uri, at.position))[0]
      : await targetItem(services, args);
    if (target !== undefined) await services.a3s.show(target.portfolio, target.node.id);
  },
};

/** Saves the active A3 to a file, and offers to add a link from its item. */
export const saveA3: Command = {
  id: commandIds.saveA3,
  run: ({ a3s }) => a3s.save(),
};
