/**
 * Implements `twotrack mcp`: a Model Context Protocol server on standard input and output, through which agents query
 * portfolios.
 */
import { realpath, stat } from 'node:fs/promises';
import type { CallToolResult, ClientCapabilities } from '@modelcontextprotocol/server';
import type { Command } from 'commander';
import { marked, QUOTED } from '../../agents/marked.ts';
import { type Drawn, picture } from '../../agents/picture.ts';
import { RefusedCall } from '../../agents/refused-call.ts';
import { tools } from '../../agents/tools.ts';
import type { Open } from '../../agents/world.ts';
import { homepage, version } from '../../manifest.ts';
import { todayOf } from '../input/load.ts';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { MessageLines } from './lines.ts';
import { type ChatView, DRAWING, EXTENSION, patchView, pictureView, VIEW_TYPE, viewHtml } from './views.ts';
import { openWorld, type Served } from './world.ts';

const INSTRUCTIONS = `Portfolios of work as plain text: operational improvement (making what exists work better) and strategic initiatives (changing what is done) on two tracks that should stay apart, both resourced, in balance. Begin with list, then check and explain. A change is proposed as a patch by propose; a person decides on it. Nothing here writes to disk or sends anything anywhere. ${QUOTED} What an answer calls \`text_of_the_portfolio\` names the fields in which such text stands.`;

export function addMcp(program: Command, terminal: Terminal): void {
  program
    .command('mcp')
    .description('serve an agent: list, classify, explain, check, propose changes as patches; writes nothing')
    .argument('[DIR]', 'the folder that may be read; nothing outside it is', '.')
    .option('--today <date>', 'the date to treat as today, such as 2027-09-15')
    .addHelpText(
      'after',
      `
It speaks the Model Context Protocol on standard input and output, and ends when its input does.
An agent is told to start it, as
  {"mcpServers": {"twotrack": {"command": "npx", "args": ["twotrack", "mcp", "hospital"]}}}`,
    )
    .action(async (folder: string, { today }: { readonly today?: string }) => {
      todayOf(today);
      await serveFolder(folder, () => todayOf(today), terminal);
    });
}

/**
 * Serves a folder until standard input ends.
 * @throws UsageError if the folder does not exist
 */
export async function serveFolder(folder: string, today: Served['today'], terminal: Terminal): Promise<void> {
  const root = await realpath(folder).catch(() => null);
  if (root === null || !(await stat(root)).isDirectory()) throw new UsageError(`${folder}: no such folder`);
  // Paths in answers are relative to the working folder.
  process.chdir(root);
  await serve({ root, today, terminal });
}

async function serve(place: Served): Promise<void> {
  const { McpServer, StdioServerTransport, serveStdio } = (await import('./sdk.ts')).sdk;
  const messages = process.stdin.pipe(
    new MessageLines((refusal) => place.terminal.out(`${JSON.stringify(refusal)}\n`)),
  );
  serveStdio(
    () => {
      const server = new McpServer(
        { name: 'twotrack', title: 'Twotrack', version, websiteUrl: homepage },
        { instructions: INSTRUCTIONS },
      );
      const open: Open = (where) => openWorld(place, where);
      for (const { name, title, description, input, run } of tools)
        server.registerTool(
          name,
          {
            title,
            description,
            inputSchema: input,
            annotations,
            ...(name === 'propose' ? shownBy(patchView) : {}),
          },
          async (asked) => answered(async () => ({ answer: await run(asked, open) })),
        );
      const { name, title, description, input } = picture;
      server.registerTool(
        name,
        { title, description, inputSchema: input, annotations, ...shownBy(pictureView) },
        async (asked) =>
          answered(async () => {
            const { answer, html } = await picture.draw(asked, open);
            // A drawing is useless in a chat without views.
            return showsViews(server.server.getClientCapabilities()) ? { answer, html } : { answer };
          }),
      );
      for (const view of [pictureView, patchView])
        server.registerResource(
          view.name,
          view.uri,
          { title: view.title, description: view.description, mimeType: VIEW_TYPE },
          () => ({
            contents: [
              {
                uri: view.uri,
                mimeType: VIEW_TYPE,
                text: viewHtml(view),
                // No domains are listed, so the chat lets the page connect to none.
                _meta: { ui: { prefersBorder: true } },
              },
            ],
          }),
        );
      return server;
    },
    {
      transport: new StdioServerTransport(messages),
      onerror: ({ message }) => place.terminal.err(`twotrack mcp: ${message}\n`),
    },
  );
}

const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** Metadata that tells the chat which view displays a tool's results. */
const shownBy = ({ uri }: ChatView) => ({ _meta: { ui: { resourceUri: uri } } });

/** Checks whether the client declares support for views. */
function showsViews(client: ClientCapabilities | undefined): boolean {
  return client?.extensions?.[EXTENSION] !== undefined;
}

/** Converts an answer to the protocol's result; a `RefusedCall` becomes a tool error that the agent can correct. */
async function answered(ask: () => Promise<Pick<Drawn, 'answer'> & Partial<Drawn>>): Promise<CallToolResult> {
  try {
    const { answer, html } = await ask();
    return {
      content: [{ type: 'text', text: JSON.stringify(marked(answer)) }],
      ...(html === undefined ? {} : { _meta: { [DRAWING]: html } }),
    };
  } catch (error) {
    if (!(error instanceof RefusedCall)) throw error;
    return { content: [{ type: 'text', text: error.message }], isError: true };
  }
}
