/**
 * Keeps the notifications about a document in the order of its events. The library sends a change some turns of the
 * event loop later than a close or an open, so that a close of the same moment overtakes it, and the server would apply
 * the edit to the text on disk, or to a document that was opened again.
 */
import type { TextDocument } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** The last notification about a document that is not yet sent. */
interface InFlight {
  readonly sent: Promise<void>;
  /** True if it waits for one before it, so that what follows has to wait as well. */
  readonly waits: boolean;
}

/** Creates the middleware. A notification goes out at once unless it could overtake one before it. */
export function documentOrder(): Required<Pick<Middleware, 'didOpen' | 'didChange' | 'didClose'>> {
  const inFlight = new Map<string, InFlight>();
  const send = ({ uri }: TextDocument, mayOvertake: boolean, body: () => Promise<void>): Promise<void> => {
    const key = uri.toString();
    const before = inFlight.get(key);
    const waits = before !== undefined && (mayOvertake || before.waits);
    const sending = waits ? before.sent.then(body) : body();
    // A notification that failed holds up nothing: the library reports it.
    const ended = (): void => {
      if (inFlight.get(key) === entry) inFlight.delete(key);
    };
    const entry: InFlight = { sent: sending.then(ended, ended), waits };
    inFlight.set(key, entry);
    return sending;
  };
  return {
    didOpen: (document, next) => {
      // Later the text holds the changes that follow, which are sent as well.
      const opened = inFlight.has(document.uri.toString()) ? frozen(document) : document;
      return send(document, true, () => next(opened));
    },
    didChange: (event, next) => send(event.document, false, () => next(event)),
    didClose: (document, next) => send(document, true, () => next(document)),
  };
}

/** Returns the document with the text and version that it has now. */
function frozen(document: TextDocument): TextDocument {
  const text = document.getText();
  const { version } = document;
  return Object.create(document, {
    version: { value: version },
    getText: { value: () => text },
  }) as TextDocument;
}
