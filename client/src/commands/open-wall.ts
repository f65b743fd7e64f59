import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { portfolioHere } from './kit/portfolio-here.ts';

/** Serves the wall of the active portfolio on localhost, and opens it in the browser. */
export const openWall: Command = {
  id: commandIds.openWall,
  run: async (services) => {
    const active = await portfolioHere(services);
    if (active !== undefined) await services.walls.open(active.portfolio);
  },
};
