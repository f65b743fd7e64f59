import { commandIds } from '../services/contributions.ts';
import { stepDone } from '../services/first-steps.ts';
import type { Command } from './kit/command.ts';
import { changeItems, targetItem } from './kit/targets.ts';

/** Splits a mixed item into an operational and a strategic one. */
export const splitItem: Command = {
  id: commandIds.splitItem,
  run: async (services, args) => {
    const target = await targetItem(services, args);
    if (target !== undefined && (await changeItems(services, [target], { verb: 'split' })))
      await stepDone('split');
  },
};
