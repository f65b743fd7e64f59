/**
 * Restarts a server that crashed, once. Open documents are sent to it again, so that nothing is lost. If it crashes
 * again soon, the cause probably persists, and the user is asked.
 */
import type {
  CloseAction,
  CloseHandlerResult,
  ErrorAction,
  ErrorHandler,
  ErrorHandlerResult,
} from 'vscode-languageclient';

/** Enum value copied from the library, which must not be loaded at activation. */
const doNotRestart: CloseAction.DoNotRestart = 1;
const restart: CloseAction.Restart = 2;
const goOn: ErrorAction.Continue = 1;

/** Crashes within this time count as one problem, in ms. */
const SOON_MS = 3 * 60 * 1000;

export class RestartOnce implements ErrorHandler {
  readonly #tell: () => void;
  readonly #now: () => number;
  #last = Number.NEGATIVE_INFINITY;

  /** @param tell called when the server is restarted */
  constructor(tell: () => void, now: () => number = Date.now) {
    this.#tell = tell;
    this.#now = now;
  }

  /** A message that could not be read or written is lost; the connection goes on. */
  error(): ErrorHandlerResult {
    return { action: goOn };
  }

  closed(): CloseHandlerResult {
    const soon = this.#now() - this.#last < SOON_MS;
    this.#last = this.#now();
    if (soon) return { action: doNotRestart, handled: true };
    this.#tell();
    return { action: restart, handled: true };
  }
}
