import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';

/** Reloads the tree. It follows every change by itself; this is a manual fallback. */
export const refresh: Command = {
  id: commandIds.refresh,
  run: async ({ tracks }) => tracks.reload(),
};
