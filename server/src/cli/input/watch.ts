/** Implements `--watch`: runs again whenever a portfolio file changes, until interrupted. */
import { watch } from 'chokidar';
import { isCheckFile, isMappingFile, isPortfolioFile } from '../../core/text/paths.ts';
import type { Terminal } from '../output/terminal.ts';

/** Debounce in ms, so that files saved together cause one run. */
const QUIET_MS = 80;

/** Watches folders and calls `again` after changes, one run at a time. Never resolves. */
export async function watchFiles(
  folders: readonly string[],
  terminal: Terminal,
  again: () => Promise<void>,
): Promise<void> {
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path, info) =>
      /(?:^|[/\\])(?:node_modules|\.git)(?:[/\\]|$)/.test(path) ||
      (info?.isFile() === true &&
        !isPortfolioFile(path) &&
        !isMappingFile(path) &&
        !isCheckFile(path.replaceAll('\\', '/')) &&
        !path.endsWith('.gitignore')),
  });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(async () => {
        terminal.err(`\n${terminal.paint.dim(`— ${new Date().toLocaleTimeString('en-GB')} —`)}\n`);
        await again().catch((error: unknown) =>
          terminal.err(`twotrack: ${error instanceof Error ? error.message : String(error)}\n`),
        );
      });
    }, QUIET_MS);
  });
  watcher.once('ready', () => terminal.err(terminal.paint.dim('watching for changes, Ctrl+C to stop\n')));
  await new Promise<never>(() => {});
}
