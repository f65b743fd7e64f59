/**
 * Handles the server's commands: opens one of our virtual documents, for clients that can show it, and applies a code
 * action, for clients that take commands only.
 */

import type { ResponseError } from 'vscode-languageserver';
import type { ClientCapabilities, CodeAction, ExecuteCommandParams } from 'vscode-languageserver-protocol';
import { z } from 'zod';
import { resolved } from './code-action.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { APPLY, takesCommands } from './kit/literals.ts';
import { maybe, text } from './kit/shapes.ts';
import { SHOW, showsTexts } from './text-document-content.ts';

const commandsFor = (client: ClientCapabilities): string[] => [
  ...(showsTexts(client) ? [SHOW] : []),
  ...(takesCommands(client) ? [APPLY] : []),
];

export const executeCommand = defineSessionFeature<ExecuteCommandParams, ResponseError<void> | null>({
  method: 'workspace/executeCommand',
  params: z.looseObject({ command: text, arguments: maybe(z.array(z.unknown())) }),
  capabilities: (client): { executeCommandProvider?: { commands: string[] } } => {
    const commands = commandsFor(client);
    return commands.length > 0 ? { executeCommandProvider: { commands } } : {};
  },
  handle: ({ command, arguments: [given] = [] }, call) => {
    if (!commandsFor(call.client.capabilities).includes(command)) return null;
    if (command === APPLY) {
      const made = resolved((given ?? {}) as CodeAction, call);
      if (!('edit' in made)) return 'code' in made ? made : null;
      call.outlet.apply(made);
    }
    // Accept our own scheme only, so that nobody can have arbitrary documents opened.
    else if (typeof given === 'string' && given.startsWith('twotrack:/')) call.outlet.show(given);
    return null;
  },
});
