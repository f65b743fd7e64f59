/** Entry of the language server on node: `--stdio`, `--node-ipc` or `--socket=N`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from './manifest.ts';
import { nodeFiles } from './node-files.ts';
import { serve } from './server.ts';

if (process.argv.includes('--version')) process.stdout.write(`${version}\n`);
else if (!process.argv.some((word) => /^--(?:stdio|node-ipc|socket(?:=|$)|pipe(?:=|$))/.test(word))) {
  process.stderr.write(
    'twotrack-language-server speaks the Language Server Protocol to an editor.\nStart it with --stdio, --node-ipc or --socket=PORT.\n',
  );
  process.exitCode = 2;
} else serve(createConnection(ProposedFeatures.all), nodeFiles);
