/**
 * Connects a view to the chat that embeds it: JSON-RPC with the parent frame, as specified by the MCP Apps extension of
 * 2026-01-26.
 */

/** The parts of a tool result that a view reads. */
export interface ToolResult {
  readonly content?: readonly { readonly type: string; readonly text?: string }[];
  readonly isError?: boolean;
  /** Data for views, not shown to the agent. */
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

/** Callbacks of a view for messages from the chat. */
export interface View {
  /** Called with the arguments of the tool call whose result is shown. */
  readonly input: (asked: Readonly<Record<string, unknown>>) => void;
  readonly result: (result: ToolResult) => void;
  readonly cancelled: () => void;
}

export interface Host {
  /** Calls a tool of the server that the view belongs to; null if the chat does not forward tool calls. */
  readonly call: ((name: string, args: Readonly<Record<string, unknown>>) => Promise<ToolResult>) | null;
}

const PROTOCOL = '2026-01-26';
const METHOD_NOT_FOUND = -32601;

/** Maps the chat's colour variables to ours. In a chat of VS Code ours are already defined. */
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

// The parent frame may have any origin. Using `*` is safe because messages contain only what the chat itself sent.
const send = (message: object): void => window.parent.postMessage({ jsonrpc: '2.0', ...message }, '*');

function request<T>(method: string, params: object): Promise<T> {
  asked++;
  const id = asked;
  return new Promise<T>((done, failed) => {
    waiting.set(id, { done: (value) => done(value as T), failed });
    send({ id, method, params });
  });
}

/** Performs the handshake with the chat and routes its messages to the view. */
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

/** Applies the chat's theme as far as it sends one. Fetches no fonts. */
function dress(context: HostContext | undefined): void {
  const { body, documentElement: root } = document;
  // VS Code has already set the theme on the body, including high contrast.
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
  // Set background and foreground together or not at all: mixing theirs with ours may be unreadable.
  const ground = given['--color-background-primary'];
  if (told || (ground === undefined) !== (given['--color-text-primary'] === undefined)) return;
  for (const [theirs, ours] of Object.entries(colours)) {
    const value = given[theirs];
    if (value !== undefined) root.style.setProperty(ours, value);
  }
}

/** Reports the size of the view to the chat whenever it changes. */
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
