/** The chat that a view stands in: JSON-RPC with the frame above it, after the MCP Apps extension of 2026-01-26. */

/** What a tool answered, as far as a view reads it. */
export interface ToolResult {
  readonly content?: readonly { readonly type: string; readonly text?: string }[];
  readonly isError?: boolean;
  /** For views and not for the agent. */
  readonly _meta?: Readonly<Record<string, unknown>>;
}

interface HostContext {
  readonly theme?: 'light' | 'dark';
  readonly styles?: { readonly variables?: Readonly<Record<string, string | undefined>> };
}

interface Started {
  readonly hostCapabilities?: { readonly serverTools?: object };
  readonly hostContext?: HostContext;
}

interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: string | number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}

/** What a view does with what the chat tells it. */
export interface View {
  /** The arguments of the call whose answer is shown. */
  readonly input: (asked: Readonly<Record<string, unknown>>) => void;
  readonly result: (result: ToolResult) => void;
  readonly cancelled: () => void;
}

export interface Host {
  /** Calls a tool of the server that the view came from; null where this chat passes no calls on. */
  readonly call: ((name: string, args: Readonly<Record<string, unknown>>) => Promise<ToolResult>) | null;
}

const PROTOCOL = '2026-01-26';
const METHOD_NOT_FOUND = -32601;

/** Which of the chat's colours stand for which of ours; a chat made of VS Code has ours itself. */
const colours: Readonly<Record<string, string>> = {
  '--color-background-primary': '--vscode-editor-background',
  '--color-text-primary': '--vscode-foreground',
  '--font-sans': '--vscode-font-family',
};

const waiting = new Map<
  number,
  { readonly done: (value: unknown) => void; readonly failed: (why: Error) => void }
>();
let asked = 0;

// The frame above may be of any origin, and what is sent to it is what it sent here.
const send = (message: object): void => window.parent.postMessage({ jsonrpc: '2.0', ...message }, '*');

function request<T>(method: string, params: object): Promise<T> {
  asked++;
  const id = asked;
  return new Promise<T>((done, failed) => {
    waiting.set(id, { done: (value) => done(value as T), failed });
    send({ id, method, params });
  });
}

/** Begins the talk with the chat; the view is told of everything that comes. */
export async function connect(name: string, version: string, view: View): Promise<Host> {
  window.addEventListener('message', ({ source, data }: MessageEvent<Message>) => {
    if (source === window.parent && data?.jsonrpc === '2.0') hear(data, view);
  });
  const { hostCapabilities, hostContext } = await request<Started>('ui/initialize', {
    protocolVersion: PROTOCOL,
    appInfo: { name, version },
    appCapabilities: { availableDisplayModes: ['inline'] },
  });
  dress(hostContext);
  send({ method: 'ui/notifications/initialized', params: {} });
  tellSize();
  return {
    call:
      hostCapabilities?.serverTools === undefined
        ? null
        : (tool, args) => request('tools/call', { name: tool, arguments: args }),
  };
}

function hear({ id, method, params, result, error }: Message, view: View): void {
  if (method === undefined) {
    const waits = typeof id === 'number' ? waiting.get(id) : undefined;
    if (waits === undefined || typeof id !== 'number') return;
    waiting.delete(id);
    if (error === undefined) waits.done(result ?? {});
    else waits.failed(new Error(error.message));
    return;
  }
  if (method === 'ui/notifications/tool-input')
    view.input((params?.['arguments'] ?? {}) as Readonly<Record<string, unknown>>);
  else if (method === 'ui/notifications/tool-result') view.result((params ?? {}) as ToolResult);
  else if (method === 'ui/notifications/tool-cancelled') view.cancelled();
  else if (method === 'ui/notifications/host-context-changed') dress(params as HostContext);
  if (id === undefined) return;
  if (method === 'ping' || method === 'ui/resource-teardown') send({ id, result: {} });
  else send({ id, error: { code: METHOD_NOT_FOUND, message: method } });
}

/** Takes on the colours of the chat, as far as it tells any. No font is fetched. */
function dress(context: HostContext | undefined): void {
  const { body, documentElement: root } = document;
  // A chat in VS Code has said its theme already, high contrast too.
  const told = body.dataset['vscodeThemeKind'] !== undefined;
  const theme = context?.theme;
  if (theme !== undefined) {
    root.style.colorScheme = theme;
    if (!told) {
      body.classList.toggle('vscode-dark', theme === 'dark');
      body.classList.toggle('vscode-light', theme === 'light');
    }
  }
  const given = context?.styles?.variables ?? {};
  // Ground and text come together or not at all: one of them alone may not be readable on ours.
  const ground = given['--color-background-primary'];
  if (told || (ground === undefined) !== (given['--color-text-primary'] === undefined)) return;
  for (const [theirs, ours] of Object.entries(colours)) {
    const value = given[theirs];
    if (value !== undefined) root.style.setProperty(ours, value);
  }
}

/** Tells the chat how much room the view takes, whenever that changes. */
function tellSize(): void {
  let last = '';
  const tell = (): void => {
    const { width, height } = document.documentElement.getBoundingClientRect();
    const params = { width: Math.ceil(width), height: Math.ceil(height) };
    const now = JSON.stringify(params);
    if (now !== last) send({ method: 'ui/notifications/size-changed', params });
    last = now;
  };
  new ResizeObserver(tell).observe(document.body);
  tell();
}
