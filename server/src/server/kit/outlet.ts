/** Wraps the connection for features: the messages that they may send while they compute an answer. */
import {
  ApplyWorkspaceEditRequest,
  type Connection,
  MessageType,
  ShowDocumentRequest,
  ShowMessageNotification,
} from 'vscode-languageserver';
import type { Outlet } from '../../features/kit/feature.ts';
import { ask } from './ask.ts';
import type { Refreshes } from './refreshes.ts';
import { tell } from './tell.ts';
import type { UriSpelling } from './uri-spelling.ts';

/** Creates the outlet of a connection. */
export function outletOf(connection: Connection, spelling: UriSpelling, refreshes: Refreshes): Outlet {
  return {
    progress: (token, value) => tell(connection, '$/progress', { token, value: spelling.outward(value) }),
    show: (uri) => void ask(connection, ShowDocumentRequest.method, { uri, takeFocus: true }),
    say: (message) => tell(connection, ShowMessageNotification.method, { type: MessageType.Info, message }),
    apply: ({ title: label, edit }) =>
      void ask(connection, ApplyWorkspaceEditRequest.method, spelling.outward({ label, edit })),
    supplied: (uri) => refreshes.supplied(uri),
  };
}
