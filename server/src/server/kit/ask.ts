import { type Connection, LogMessageNotification, MessageType } from 'vscode-languageserver';
import { tell } from './tell.ts';

/**
 * Sends a request that the client may reject: a client may advertise a capability and then fail. Logs the error and
 * goes on, also where the connection is closed.
 */
export async function ask(connection: Connection, method: string, params?: object): Promise<void> {
  try {
    await (params === undefined ? connection.sendRequest(method) : connection.sendRequest(method, params));
  } catch (error) {
    tell(connection, LogMessageNotification.method, {
      type: MessageType.Log,
      message: `${method}: ${String(error)}`,
    });
  }
}
