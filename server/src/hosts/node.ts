/**
 * Entry point of the language server on node: `--stdio`, `--node-ipc`, `--socket=N` or `--pipe=PATH`;
 * `--mcp FOLDER` serves agents instead.
 */
import { connect, type Socket } from 'node:net';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { openWalls } from '../cli/wall/open-walls.ts';
import { historyAt } from '../files/git/kept-history.ts';
import { nodeFiles } from '../files/node-files.ts';
import { mayUseThreads } from '../files/reading-threads.ts';
import { version } from '../manifest.ts';
import { serve } from '../server/serve.ts';
import { connectionOver } from './editor-stream.ts';

/** How the editor is connected: a channel of its own, or a socket with its port or path; null if nothing says so. */
function channelOf(words: readonly string[]): 'stdio' | 'node-ipc' | { readonly to: string | number } | null {
  const at = words.findIndex((word) => /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/.test(word));
  const [, name, given] = /^--([a-z-]+)(?:=(.*))?$/.exec(words[at] ?? '') ?? [];
  const place = given ?? words[at + 1] ?? '';
  if (name === 'stdio') return name;
  if (name === 'node-ipc') return process.send === undefined ? null : name;
  if (name === 'pipe') return place === '' ? null : { to: place };
  const port = Number(place);
  return name === 'socket' && Number.isInteger(port) && port > 0 && port < 65_536 ? { to: port } : null;
}

/** Connects to an editor that listens; ends the process, with the reason, if it does not or no longer does. */
function socketTo(to: string | number): Socket {
  const socket = typeof to === 'number' ? connect(to, '127.0.0.1') : connect(to);
  return socket.on('error', ({ message }) => {
    process.stderr.write(`The connection to the editor failed: ${message}\n`);
    process.exit(1);
  });
}

const channel = channelOf(process.argv.slice(2));
if (process.argv.includes('--version')) process.stdout.write(`${version}\n`);
else if (process.argv.includes('--mcp')) {
  // Serves agents in the editor, where the command line is not installed.
  mayUseThreads(new URL(import.meta.url));
  void import('../cli/mcp/host.ts').then(({ serveAgents }) => serveAgents(process.argv));
} else if (channel === null) {
  process.stderr.write(
    'twotrack-language-server speaks the Language Server Protocol to an editor.\nStart it with --stdio, --socket=PORT, --pipe=PATH, or --node-ipc from a process of Node.\n',
  );
  process.exitCode = 2;
} else {
  // An editor that reads no more is gone, even if it left our input open.
  process.stdout.on('error', () => process.exit(1));
  const socket = typeof channel === 'string' ? null : socketTo(channel.to);
  const connection =
    channel === 'node-ipc'
      ? createConnection(ProposedFeatures.all)
      : connectionOver(socket ?? process.stdin, socket ?? process.stdout);
  // No worker threads: in an editor, which needs cores of its own, they delayed the first findings and cost memory.
  serve(connection, {
    files: nodeFiles,
    history: historyAt,
    walls: openWalls(),
  });
}
