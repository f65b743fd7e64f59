/**
 * `npm start [-- FOLDER] [--server] [--port N]`: builds the extension and opens a folder, by default the hospital
 * example, in a VS Code with the extension: the desktop's if `code` is on PATH, else the VS Code server's, in a
 * browser.
 */
import { existsSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, pack } from './package.ts';
import { cache, onPath, root, run } from './run.ts';
import { startServer, workbenchAddress } from './vscode-server.ts';

const example = join(root, 'examples', 'hospital');

/** Opens the desktop VS Code with the extension under development, and returns at once. */
async function openDesktop(code: string, folder: string): Promise<number> {
  const opened = await run(code, ['--new-window', `--extensionDevelopmentPath=${root}`, folder]);
  if (opened.code === 0) console.log(`VS Code opens ${folder} with Twotrack in it.`);
  return opened.code;
}

/** Serves VS Code until Ctrl+C. */
async function openServer(folder: string, port: number): Promise<void> {
  await mkdir(cache, { recursive: true });
  const vsix = await pack(join(cache, 'start.vsix'));
  // Trust our own example; for any other folder let VS Code ask.
  const server = await startServer({ install: [vsix], trustAll: folder === (await realpath(example)), port });
  const stopped = new Promise<void>((resolveStopped) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolveStopped());
  });
  console.log(
    `\nTwotrack is ready. Open this address in a browser:\n\n  ${workbenchAddress(server, { open: folder })}\n`,
  );
  console.log('Whoever has the address can use this VS Code as you. Ctrl+C stops it.');
  await stopped;
  await server.stop();
  console.log('\nStopped.');
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { server: { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
  });
  const folder = resolve(positionals[0] ?? example);
  if (!existsSync(folder)) {
    console.error(`There is no folder ${folder}.`);
    return 2;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`--port wants a number from 0 to 65535, not ${values.port}.`);
    return 2;
  }
  await build();
  const code = onPath('code');
  if (code !== undefined && !values.server) return openDesktop(code, folder);
  await openServer(await realpath(folder), port);
  return 0;
}

process.exitCode = await main();
