import { openForm } from '../form/form.ts';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { itemAt, targetItem } from './kit/targets.ts';
import { isTextPlace } from './kit/text-place.ts';

/** Opens an item as a form beside its text. */
export const editItem: Command = {
  id: commandIds.editItem,
  run: async (services, args) => {
    const [at] = args;
    const target = isTextPlace(at)
      ? (await itemAt(services, at.uri, at.position))[0]
      : await targetItem(services, args);
    if (target !== undefined) openForm(services, target);
  },
};
