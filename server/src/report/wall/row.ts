/** Shares what all screens of a wall need: the order by path, and screens made of rows. */
import { capital } from '../../base/words.ts';
import { t } from '../../core/text/l10n.ts';
import { placeOf } from '../facts/facts.ts';
import type { Claim, Tone } from '../facts/told.ts';
import type { PictureItem } from '../facts/view-data.ts';
import type { WallPath, WallRow, WallScreen } from './model.ts';

export function pathOf(item: PictureItem): WallPath {
  const place = placeOf(item);
  return place === 'operational' || place === 'strategic' ? place : 'open';
}

/** Builds a screen of rows under the first claim that holds. */
export function screenOf(
  id: WallScreen['id'],
  title: string,
  rows: readonly WallRow[],
  claims: readonly (Claim & { readonly tone: Tone })[],
): WallScreen {
  const first = claims.find(({ when }) => when);
  const said = first === undefined ? t`Not enough said.` : capital(first.says());
  return { id, title, tone: first?.tone ?? 'open', said, rows, bar: null, paths: [] };
}
