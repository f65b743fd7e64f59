import type { Connection } from 'vscode-languageserver';

/** Sends a notification. Does nothing if the connection is closed: nobody is left to tell. */
export function tell(connection: Connection, method: string, params: object): void {
  try {
    connection.sendNotification(method, params).catch(() => {});
  } catch {
    // Sending throws at once where the connection is known to be closed.
  }
}
