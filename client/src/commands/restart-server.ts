import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';

/** Stops the server and starts it again. */
export const restartServer: Command = {
  id: commandIds.restartServer,
  run: ({ connection }) => connection.restart(),
};
