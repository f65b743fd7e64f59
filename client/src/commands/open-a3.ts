import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { itemAt, targetItem } from './kit/targets.ts';
import { isTextPlace } from './kit/text-place.ts';

/** Shows the problem behind a red measure of an item on one page. */
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

/** Writes the A3 that is shown into a file, and offers a link from its item. */
export const saveA3: Command = {
  id: commandIds.saveA3,
  run: ({ a3s }) => a3s.save(),
};
