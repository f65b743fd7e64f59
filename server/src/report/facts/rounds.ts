/** Who plays catchball: parties of rounds as people call them. */
import type { Portfolio } from '../../core/model/portfolio.ts';

/** A party as people call it: the name of the team whose id it is, else its own words on one line. */
export function partyName(portfolio: Portfolio, party: { readonly text: string } | undefined): string {
  const said = (party?.text ?? '').replace(/\s+/g, ' ').trim();
  const [team] = portfolio.index.byId('team', said);
  const name = team?.entry.values.fields.name?.text.replace(/\s+/g, ' ').trim();
  return name === undefined || name === '' ? said : name;
}
