import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';

/** Restarts the server. */
export const restartServer: Command = {
  id: commandIds.restartServer,
  run: ({ connection }) => connection.restart(),
};
