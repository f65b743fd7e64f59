/**
 * Starts a server that died again, once: what is in the editors is sent to it afresh, so that nothing is lost. One that
 * dies again soon after has met something that it cannot live with, and a person is asked.
 */
import type {
  CloseAction,
  CloseHandlerResult,
  ErrorAction,
  ErrorHandler,
  ErrorHandlerResult,
} from 'vscode-languageclient';

/** The library's enums without the library, which is not to be loaded at activation. */
const doNotRestart: CloseAction.DoNotRestart = 1;
const restart: CloseAction.Restart = 2;
const goOn: ErrorAction.Continue = 1;

/** Two deaths within this time have one cause. */
const SOON_MS = 3 * 60 * 1000;

export class RestartOnce implements ErrorHandler {
  readonly #tell: () => void;
  readonly #now: () => number;
  #last = Number.NEGATIVE_INFINITY;

  /** @param tell says that the server is started again */
  constructor(tell: () => void, now: () => number = Date.now) {
    this.#tell = tell;
    this.#now = now;
  }

  /** A message that could not be read or written costs that message. */
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
