/** Objects created once at activation and passed to whatever needs them. */
import type { LogOutputChannel, Uri } from 'vscode';
import type { A3Pages } from '../../a3/a3-pages.ts';
import type { Catchball } from '../../catchball/catchball.ts';
import type { Reviews } from '../../review/reviews.ts';
import type { Portfolios } from '../../services/portfolios.ts';
import type { ServerConnection } from '../../services/server-connection.ts';
import type { TracksView } from '../../tracks-view/tracks-view.ts';
import type { TwoPaths } from '../../two-paths/two-paths.ts';
import type { Walls } from '../../wall/walls.ts';

export interface Services {
  /** URI of the extension's folder. */
  readonly extension: Uri;
  readonly output: LogOutputChannel;
  readonly connection: ServerConnection;
  readonly portfolios: Portfolios;
  readonly tracks: TracksView;
  readonly twoPaths: TwoPaths;
  readonly reviews: Reviews;
  readonly walls: Walls;
  readonly catchball: Catchball;
  readonly a3s: A3Pages;
}
