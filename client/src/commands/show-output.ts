import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';

/** Shows what client and server have logged. */
export const showOutput: Command = {
  id: commandIds.showOutput,
  run: async ({ output }) => output.show(true),
};
