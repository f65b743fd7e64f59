/**
 * Simulates a chat: a page with a view in a frame of its own origin, which answers as specified by the MCP Apps
 * extension.
 */
import type { Browser, Frame, Page } from 'playwright-core';
import type { Agent } from './agent.ts';

type Result = Readonly<Record<string, unknown>>;

export interface Chat {
  readonly page: Page;
  readonly view: Frame;
  /** Returns everything that the view sent to the chat. */
  readonly sent: () => Promise<readonly { readonly method?: string; readonly params?: Result }[]>;
  /** URLs that anything in the page requested. */
  readonly asked: readonly string[];
  readonly errors: readonly string[];
}

export interface ChatOptions {
  readonly width?: number;
  readonly context?: Result;
  /** True if the chat forwards the view's tool calls to the server. */
  readonly calls?: boolean;
  /** True if the call is cancelled instead of answered. */
  readonly cancelled?: boolean;
}

/** Policy that a chat adds to a page that declares none. */
const POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self' data:; connect-src 'none'";

/** Calls a tool, and shows its result in the view that the tool names. */
export async function chatWith(
  browser: Browser,
  agent: Agent,
  call: { readonly name: string; readonly arguments: Result },
  { width = 760, context = {}, calls = true, cancelled = false }: ChatOptions = {},
): Promise<Chat> {
  const { tools } = await agent.client.listTools();
  const ui = tools.find(({ name }) => name === call.name)?._meta?.['ui'] as { resourceUri: string };
  const { contents } = await agent.client.readResource({ uri: ui.resourceUri });
  const [content] = contents as readonly { readonly mimeType: string; readonly text: string }[];
  if (content?.mimeType !== 'text/html;profile=mcp-app') throw new Error(`no view: ${content?.mimeType}`);
  const result = await agent.client.callTool(call);
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const errors: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => asked.push(request.url()));
  await page.exposeFunction('callTool', (params: typeof call) => agent.client.callTool(params));
  await page.setContent('<style>body{margin:0}iframe{border:0;width:100%;display:block}</style>');
  const html = content.text.replace(
    '<head>',
    `<head><meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
  );
  await page.evaluate(host, { html, result, context, calls, cancelled, arguments: call.arguments });
  const view = await page.waitForSelector('iframe').then((frame) => frame.contentFrame());
  if (view === null) throw new Error('no frame');
  const sent = () => page.evaluate(() => (window as unknown as { sent: Result[] }).sent);
  return { page, view, sent, asked, errors };
}

/** Runs in the page: the chat itself. */
function host(given: {
  readonly html: string;
  readonly result: object;
  readonly context: object;
  readonly calls: boolean;
  readonly cancelled: boolean;
  readonly arguments: object;
}): void {
  const world = window as unknown as { sent: unknown[]; callTool: (params: unknown) => Promise<unknown> };
  world.sent = [];
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  const tell = (message: object): void =>
    frame.contentWindow?.postMessage({ jsonrpc: '2.0', ...message }, '*');
  window.addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    world.sent.push(data);
    const { id, method, params } = data;
    if (method === 'ui/initialize')
      tell({
        id,
        result: {
          protocolVersion: '2026-01-26',
          hostInfo: { name: 'test', version: '1' },
          hostCapabilities: given.calls ? { serverTools: {} } : {},
          hostContext: given.context,
        },
      });
    else if (method === 'ui/notifications/initialized') {
      tell({ method: 'ui/notifications/tool-input', params: { arguments: given.arguments } });
      if (given.cancelled) tell({ method: 'ui/notifications/tool-cancelled', params: { reason: 'user' } });
      else tell({ method: 'ui/notifications/tool-result', params: given.result });
    } else if (method === 'ui/notifications/size-changed') frame.style.height = `${params.height}px`;
    else if (method === 'tools/call') world.callTool(params).then((result) => tell({ id, result }));
  });
  frame.srcdoc = given.html;
  document.body.append(frame);
}
