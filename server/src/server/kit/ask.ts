import type { Connection } from 'vscode-languageserver';

/**
 * Sends a request that the client may reject: a client may advertise a capability and then fail. Logs the error and
 * goes on.
 */
export function ask(connection: Connection, method: string, params?: object): void {
  const answer =
    params === undefined ? connection.sendRequest(method) : connection.sendRequest(method, params);
  answer.catch((error: unknown) => {
    try {
      connection.console.log(`${method}: ${String(error)}`);
    } catch {
      // The connection is closed: nobody is left to report to.
    }
  });
}
