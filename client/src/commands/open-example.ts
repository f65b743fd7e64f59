/** Opens an untitled example, a whole portfolio with dates around today. */
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { showExample } from './show-mixed-item.ts';

export const openExample: Command = {
  id: commandIds.openExample,
  run: (services) => showExample(services, 'example'),
};
