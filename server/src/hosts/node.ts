/**
 * Entry point of the language server on node: `--stdio`, `--node-ipc` or `--socket=N`; `--mcp FOLDER` serves agents
 * instead.
 */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { openWalls } from '../cli/wall/open-walls.ts';
import { historyAt } from '../files/git/kept-history.ts';
import { nodeFiles } from '../files/node-files.ts';
import { mayUseThreads } from '../files/reading-threads.ts';
import { version } from '../manifest.ts';
import { serve } from '../server/serve.ts';

if (process.argv.includes('--version')) process.stdout.write(`${version}\n`);
else if (process.argv.includes('--mcp')) {
  // Serves agents in the editor, where the command line is not installed.
  mayUseThreads(new URL(import.meta.url));
  void import('../cli/mcp/host.ts').then(({ serveAgents }) => serveAgents(process.argv));
} else if (!process.argv.some((word) => /^--(?:stdio|node-ipc|socket(?:=|$)|pipe(?:=|$))/.test(word))) {
  process.stderr.write(
    'twotrack-language-server speaks the Language Server Protocol to an editor.\nStart it with --stdio, --node-ipc or --socket=PORT.\n',
  );
  process.exitCode = 2;
} else {
  // No worker threads: in an editor, which needs cores of its own, they delayed the first findings and cost memory.
  serve(createConnection(ProposedFeatures.all), {
    files: nodeFiles,
    history: historyAt,
    walls: openWalls(),
  });
}
