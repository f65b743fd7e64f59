/** Serves the walls that an editor has open: one per portfolio, on loopback only, for the lifetime of the process. */
import type { WallPage } from '../../report/wall/page.ts';
import type { ServeWall } from '../../session/session.ts';
import { WallServer } from './wall-server.ts';

const HOST = '127.0.0.1';
/** Matches addresses of such walls only. */
const OWN = /^http:\/\/127\.0\.0\.1:(\d{1,5})(\/[\w-]{24}\/)$/;

interface Open {
  readonly server: WallServer;
  readonly address: string;
}

/**
 * Returns a function that serves walls by portfolio folder: its first call for a folder starts one, later calls update
 * it.
 */
export function openWalls(): ServeWall {
  const walls = new Map<string, Promise<Open | null>>();
  return async (folder, page, again) => {
    const known = walls.get(folder);
    const opening = known ?? opened(page, again);
    walls.set(folder, opening);
    const wall = await opening;
    if (wall === null) walls.delete(folder);
    else if (known !== undefined) wall.server.renew(page);
    return wall?.address ?? null;
  };
}

async function opened(page: WallPage, again: string | undefined): Promise<Open | null> {
  const before = OWN.exec(again ?? '');
  return (before !== null && (await listening(page, Number(before[1]), before[2]))) || listening(page, 0);
}

async function listening(page: WallPage, port: number, path?: string): Promise<Open | null> {
  const server = new WallServer(page, path);
  const at = await server.listen(HOST, port).catch(() => null);
  server.unref();
  return at === null ? null : { server, address: `http://${HOST}:${at.port}${at.path}` };
}
