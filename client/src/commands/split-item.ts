import { commandIds } from '../services/contributions.ts';
import { stepDone } from '../services/first-steps.ts';
import { openSplit } from '../split/split.ts';
import type { Command } from './kit/command.ts';
import { changeItems, itemAt, targetItem } from './kit/targets.ts';
import { isTextPlace } from './kit/text-place.ts';

/**
 * Opens a page that splits an item into an operational and a strategic one. A key binding or macro may pass
 * `{asPlanned: true}` as second argument to apply the proposed split at once, as in other editors.
 */
export const splitItem: Command = {
  id: commandIds.splitItem,
  run: async (services, args) => {
    const [at, how] = args;
    const target = isTextPlace(at)
      ? (await itemAt(services, at.uri, at.position))[0]
      : await targetItem(services, args);
    if (target === undefined) return;
    if (!isAsPlanned(how)) await openSplit(services, target);
    else if ((await changeItems(services, [target], { verb: 'split' })).length > 0) await stepDone('split');
  },
};

const isAsPlanned = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'asPlanned' in value && value.asPlanned === true;
