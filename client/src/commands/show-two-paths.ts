import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';

/** Opens the picture of the two paths beside the text. */
export const showTwoPaths: Command = {
  id: commandIds.showTwoPaths,
  run: async ({ twoPaths }) => twoPaths.show(),
};
