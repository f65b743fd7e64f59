import type { Connection } from 'vscode-languageserver';

/** Asks for what a client may refuse: one that says yes beforehand and then cannot is logged and let be. */
export function ask(connection: Connection, method: string, params?: object): void {
  const answer =
    params === undefined ? connection.sendRequest(method) : connection.sendRequest(method, params);
  answer.catch((error: unknown) => {
    try {
      connection.console.log(`${method}: ${String(error)}`);
    } catch {
      // The client has gone, and nobody is left to tell.
    }
  });
}
