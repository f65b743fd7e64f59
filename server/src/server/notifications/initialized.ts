import { DidChangeWatchedFilesNotification, RegistrationRequest, WatchKind } from 'vscode-languageserver';
import { mappingEnding, portfolioEndings } from '../../core/text/paths.ts';
import { anything } from '../../features/kit/shapes.ts';
import { ask } from '../kit/ask.ts';
import { defineNotification } from '../kit/notification.ts';
import type { Server } from '../kit/server.ts';

/** Starts work: watches files, loads the workspace folders, and schedules the update at midnight. */
export const initialized = defineNotification<object>({
  method: 'initialized',
  params: anything,
  handle: (server) => {
    watchFiles(server);
    server.waitForMidnight();
    return server.readFolders();
  },
});

function watchFiles({ client, connection }: Server): void {
  if (client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
  const { method } = DidChangeWatchedFilesNotification;
  const patterns = [
    ...portfolioEndings.map((ending) => `**/*${ending}`),
    `**/*${mappingEnding}`,
    '**/.gitignore',
    '**/checks/*.yaml',
    '**/checks/*.yml',
  ];
  const watchers = [
    ...patterns.map((globPattern) => ({ globPattern, kind: WatchKind.Change })),
    // When a folder is moved, created or deleted, clients report only the folder and not the files in it.
    { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  ];
  const registerOptions = { watchers };
  void ask(connection, RegistrationRequest.method, {
    registrations: [{ id: method, method, registerOptions }],
  });
}
