/** Texts of a wall's page. `%1` and `%2` are placeholders that the page fills. */
import { t } from '../../core/text/l10n.ts';

/** Returns all texts by name, in the display language. */
export const wallWords = () => ({
  strategic: t`Strategic initiatives`,
  operational: t`Operational improvement`,
  open: t`On neither path alone`,
  hold: t`Hold`,
  goOn: t`Go on`,
  back: t`Back`,
  next: t`Next`,
  part: t`%1 of %2`,
  more: t`and %1 more`,
  asOf: t`as read at %1`,
  lost: t`No connection since %1: this may be out of date.`,
});
