import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { portfolioHere } from './kit/portfolio-here.ts';

/** Opens the picture of the two paths beside the text. */
export const showTwoPaths: Command = {
  id: commandIds.showTwoPaths,
  run: async (services) => {
    if ((await portfolioHere(services)) !== undefined) services.twoPaths.show();
  },
};
