import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';

/** Pulls the tree anew. It follows every change by itself; this is for those who doubt it. */
export const refresh: Command = {
  id: commandIds.refresh,
  run: async ({ tracks }) => tracks.reload(),
};
