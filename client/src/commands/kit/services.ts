/** What is made once at activation and handed to everything that needs it. */
import type { LogOutputChannel } from 'vscode';
import type { Reviews } from '../../review/reviews.ts';
import type { Portfolios } from '../../services/portfolios.ts';
import type { ServerConnection } from '../../services/server-connection.ts';
import type { TracksView } from '../../tracks-view/tracks-view.ts';
import type { TwoPaths } from '../../two-paths/two-paths.ts';

export interface Services {
  readonly output: LogOutputChannel;
  readonly connection: ServerConnection;
  readonly portfolios: Portfolios;
  readonly tracks: TracksView;
  readonly twoPaths: TwoPaths;
  readonly reviews: Reviews;
}
