/**
 * Starts the language server on a connection. After `initialize` everything is up to a `Server`; notifications and
 * features are listed, one file each.
 */
import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  type InitializeResult,
  ResponseError,
} from 'vscode-languageserver';
import { wrongIn } from '../features/kit/shapes.ts';
import { answer } from './kit/answer.ts';
import { initializeParams, initializeResult, withoutNulls } from './kit/initialize.ts';
import { Server, type ServerParts } from './kit/server.ts';
import { UriSpelling } from './kit/uri-spelling.ts';
import { notifications } from './notifications/index.ts';

/** Serves the client of a connection. Returns at once. */
export function serve(connection: Connection, parts: ServerParts): void {
  let server: Server | null = null;
  let isDown = false;
  const spelling = new UriSpelling(parts.files.foundAs);

  connection.onInitialize((sent): InitializeResult | ResponseError<never> => {
    if (server !== null) return new ResponseError(ErrorCodes.InvalidRequest, 'Already initialized.');
    const wrong = wrongIn('initialize', initializeParams, sent);
    if (wrong !== null) return new ResponseError(ErrorCodes.InvalidParams, wrong);
    const params = { ...sent, capabilities: withoutNulls(sent.capabilities) };
    const started = new Server(connection, parts, spelling.inward(params), spelling);
    server = started;
    const handlers = new Map(notifications.map(({ method, handle }) => [method, handle]));
    for (const { method, params: shape } of notifications)
      connection.onNotification(method, (sent: unknown) => {
        if (isDown) return;
        const params = sent ?? {};
        const wrong = wrongIn(method, shape, params);
        if (wrong !== null) return connection.console.error(wrong);
        for (const step of spelling.notified(method, params, started))
          started.notified(method, () => handlers.get(step.method)?.(started, step.params() as never));
      });
    for (const feature of started.features)
      connection.onRequest(feature.method, async (...args: unknown[]) => {
        if (isDown) return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down.');
        // For a request without parameters the token is the only argument.
        const params = (args.length > 1 ? args[0] : null) ?? {};
        const wrong = wrongIn(feature.method, feature.params, params);
        if (wrong !== null) {
          connection.console.error(wrong);
          return new ResponseError(ErrorCodes.InvalidParams, wrong);
        }
        const token = args.at(-1) as CancellationToken;
        const asked = spelling.outdating(feature, params, started);
        return spelling.outward(await answer(started, asked, spelling.inward(params), token));
      });
    return initializeResult(started, params.capabilities);
  });
  connection.onRequest((method) =>
    server === null
      ? new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized.')
      : new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`),
  );
  connection.onShutdown(() => {
    isDown = true;
    server?.stop();
  });
  connection.listen();
}
