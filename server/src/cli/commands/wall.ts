/** `twotrack wall`: serves a page for a screen in the obeya, updated whenever a file is saved. */
import { hostname } from 'node:os';
import type { Command } from 'commander';
import { unreadNotice } from '../../agents/unread.ts';
import { t } from '../../core/text/l10n.ts';
import { type WallPage, wallPage } from '../../report/wall/page.ts';
import { wallOf } from '../../report/wall/wall.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { load, todayOf, watched } from '../input/load.ts';
import { sourceOf } from '../input/states.ts';
import { watchFiles } from '../input/watch.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { WallServer } from '../wall/wall-server.ts';

interface Options {
  readonly port: string;
  readonly host: string;
  readonly today?: string;
}

export function addWall(program: Command, terminal: Terminal): void {
  program
    .command('wall')
    .description('serve a page for a screen in the obeya: what is late, next, red, to be decided, finished')
    .argument('[PATH]', 'the portfolio to show: its folder or a file of it', '.')
    .option('--port <n>', 'the port to listen on; 0 for any free port', '0')
    .option(
      '--host <address>',
      'the address to listen on; by default only this machine can see it',
      '127.0.0.1',
    )
    .option('--today <date>', 'the date to treat as today, such as 2027-09-15; defaults to the system date')
    .addHelpText(
      'after',
      `
The page turns over by itself and is renewed within a second of a save. Space holds it, the arrow keys step.
Its address holds a random token, new with each start: who does not know it gets nothing. It writes nothing.

Examples:
  twotrack wall hospital
  twotrack wall hospital --port 8600 --host 0.0.0.0   for a screen elsewhere on the network`,
    )
    .action(async (path: string, options: Options) => serve(path, options, terminal));
}

/** Serves until interrupted. */
async function serve(path: string, options: Options, terminal: Terminal): Promise<void> {
  const port = Number(options.port);
  if (!/^\d{1,5}$/.test(options.port) || port > 65_535)
    throw new UsageError(`--port ${options.port}: must be a number from 0 to 65535`);
  if (path === '-') throw new UsageError('a wall cannot watch standard input: name a folder or a file');
  let day = todayOf(options.today);
  let shown = await stateOf(path, day, terminal);
  const server = new WallServer(shown.page);
  const at = await listening(server, options.host, port);
  const own = /^(?:127\.|::1$|localhost$)/.test(options.host);
  terminal.out(`http://${nameOf(options.host)}:${at.port}${at.path}\n`);
  if (!own)
    terminal.err(
      'anyone who knows this address and can reach this machine sees the wall; it is not encrypted\n',
    );
  const renew = async (): Promise<void> => {
    day = todayOf(options.today);
    try {
      shown = await stateOf(path, day, terminal);
      server.renew(shown.page);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      // Keep the last state that could be read, with a notice.
      server.renew({
        ...shown.page,
        notice: t`The portfolio can no longer be read: ${plain(error.message)}.`,
      });
      throw error;
    }
  };
  setInterval(() => {
    if (todayOf(options.today) !== day) void renew().catch(() => {});
  }, 30_000).unref();
  await watchFiles(await watched([path], shown.files), terminal, renew);
}

async function listening(server: WallServer, host: string, port: number) {
  try {
    return await server.listen(host, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'EADDRINUSE'
        ? 'the port is in use'
        : code === 'EACCES'
          ? 'permission denied for this port'
          : 'this machine has no such address';
    throw new UsageError(`cannot listen on ${host}, port ${port}: ${why}`);
  }
}

/** Returns the host for a URL; a wildcard address becomes the machine's name. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return hostname();
  return host.includes(':') ? `[${host}]` : host;
}

interface State {
  readonly page: WallPage;
  readonly files: readonly FileSnapshot[];
}

/**
 * Reads the wall's data from the files.
 * @throws UsageError unless there is exactly one portfolio
 */
async function stateOf(path: string, today: number, terminal: Terminal): Promise<State> {
  const { session, files } = await load([path], today, terminal);
  const portfolios = [...new Set(files.map(({ portfolio }) => portfolio))];
  const [portfolio] = portfolios;
  if (portfolio === undefined) throw new UsageError(`no portfolio was found in ${path}`);
  if (portfolios.length > 1)
    throw new UsageError(
      `a wall shows one portfolio, but there are ${portfolios.length}: ${portfolios.map(({ folder }) => shownPath(folder)).join(', ')}`,
    );
  const wall = wallOf(sourceOf(session, portfolio));
  const read = new Date().toTimeString().slice(0, 5);
  return { page: wallPage(wall, unreadNotice(session, portfolio, shownPath), read), files };
}
