import type { DidChangeConfigurationParams } from 'vscode-languageserver';
import { anything } from '../../features/kit/shapes.ts';
import type { LiveOptions } from '../../protocol/options.ts';
import { defineNotification } from '../kit/notification.ts';
import { limitOf } from '../kit/publisher.ts';

/** Settings from the client: the section `twotrack`, or anything else, which is ignored. */
interface Settings {
  readonly twotrack?: LiveOptions;
}

/** Applies what a client may change while the server runs: the day, thresholds, lenses, the limit of findings. */
export const didChangeConfiguration = defineNotification<DidChangeConfigurationParams>({
  method: 'workspace/didChangeConfiguration',
  params: anything,
  handle: (server, { settings }) => {
    const changed = (settings as Settings | null | undefined)?.twotrack;
    if (changed === undefined || changed === null) return;
    server.publisher.maxFindings = limitOf(changed.maxFindings) ?? server.publisher.maxFindings;
    if (typeof changed.today === 'string') server.setStatedDay(changed.today);
    if (isMapping(changed.confidence)) server.setConfidence(changed.confidence);
    if (typeof changed.lenses === 'boolean') server.setLenses(changed.lenses);
    server.settle();
    server.publisher.publishAgain();
    if (server.client.pulls) server.refreshes.askSoon();
  },
});

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
