import { commandIds } from '../contributions.ts';
import { stepDone } from '../first-steps.ts';
import type { Command } from './command.ts';
import { changeItems, targetItem } from './targets.ts';

/** Splits a mixed item into an operational and a strategic one. */
export const splitItem: Command = {
  id: commandIds.splitItem,
  run: async (services, args) => {
    const target = await targetItem(services, args);
    if (target !== undefined && (await changeItems(services, [target], { verb: 'split' })))
      await stepDone('split');
  },
};
