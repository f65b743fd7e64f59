import type { DidChangeConfigurationParams } from 'vscode-languageserver';
import { defineNotification } from '../kit/notification.ts';

/** Settings from the client: the section `twotrack`, or anything else, which is ignored. */
interface Settings {
  readonly twotrack?: { readonly maxFindings?: number; readonly today?: string };
}

/** Applies a new limit of findings and a new day. */
export const didChangeConfiguration = defineNotification<DidChangeConfigurationParams>({
  method: 'workspace/didChangeConfiguration',
  handle: (server, { settings }) => {
    const changed = (settings as Settings | null | undefined)?.twotrack;
    if (changed === undefined || changed === null) return;
    if (typeof changed.maxFindings === 'number') server.publisher.maxFindings = changed.maxFindings;
    if (typeof changed.today === 'string') server.setStatedDay(changed.today);
    server.settle();
    server.publisher.publishAgain();
    if (server.client.pulls) server.refreshes.askSoon();
  },
});
