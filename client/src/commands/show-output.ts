import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';

/** Shows the output channel with the logs of client and server. */
export const showOutput: Command = {
  id: commandIds.showOutput,
  run: async ({ output }) => output.show(true),
};
