/** Panels of webviews without a window: what their pages say is said by the test, and what they hear is kept. */
import { vscode } from './fake-window.ts';

interface Said {
  readonly kind: string;
}

/** A panel that throws at whoever touches it after it is closed, as VS Code's does. */
export class FakePanel {
  readonly heard: Said[] = [];
  closed = false;
  #listener: ((value: unknown) => unknown) | undefined;
  readonly #ends: (() => void)[] = [];
  #title: string;
  readonly webview;

  constructor(title: string) {
    this.#title = title;
    const touch = (): void => this.#touch();
    const { heard } = this;
    this.webview = {
      cspSource: 'fake:',
      asWebviewUri: (uri: unknown) => uri,
      onDidReceiveMessage: (listener: (value: unknown) => unknown) => {
        this.#listener = listener;
        return { dispose: () => {} };
      },
      postMessage: async (message: Said) => {
        touch();
        heard.push(message);
        return true;
      },
      get html() {
        touch();
        return '';
      },
      set html(_html: string) {
        touch();
      },
    };
  }

  get title(): string {
    return this.#title;
  }
  set title(title: string) {
    this.#touch();
    this.#title = title;
  }

  readonly onDidDispose = (end: () => void) => {
    this.#ends.push(end);
    return { dispose: () => {} };
  };
  readonly onDidChangeViewState = () => ({ dispose: () => {} });
  reveal(): void {}

  /** Closed by a person or by the code. */
  dispose(): void {
    if (this.closed) return;
    this.closed = true;
    for (const end of this.#ends) end();
  }

  /** Says something as the page would. */
  async say(message: object): Promise<void> {
    await this.#listener?.(message);
  }

  #touch(): void {
    if (this.closed) throw new Error('Webview is disposed');
  }
}

/** The panels that are made from now on. */
export function panels(): FakePanel[] {
  const made: FakePanel[] = [];
  Object.assign(vscode.window, {
    createWebviewPanel: (_type: string, title: string) => {
      const panel = new FakePanel(title);
      made.push(panel);
      return panel;
    },
  });
  return made;
}

/** An answer that the test gives when it wants to. */
export class Later<T> {
  readonly #promise: Promise<T>;
  give: (answer: T) => void = () => {};

  constructor() {
    this.#promise = new Promise((resolve) => {
      this.give = resolve;
    });
  }

  get answer(): Promise<T> {
    return this.#promise;
  }
}

/** Waits until something is so, and for no clock. */
export async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise(setImmediate);
}
