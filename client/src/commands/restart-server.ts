import { commandIds } from '../contributions.ts';
import type { Command } from './command.ts';

/** Stops the server and starts it again. */
export const restartServer: Command = {
  id: commandIds.restartServer,
  run: ({ connection }) => connection.restart(),
};
