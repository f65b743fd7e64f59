/** Template with one file per team, which that team maintains; the root file holds what they share. */
import { scalarOf } from '../core/yaml/quote.ts';
import { Dates, type Template } from './template.ts';

export const filePerTeam: Template = {
  id: 'file-per-team',
  files: (name, today) => {
    const d = new Dates(today);
    return [
      { path: 'portfolio.portfolio', text: root(name, d) },
      { path: 'teams/bakehouse.portfolio', text: bakehouse(d) },
      { path: 'teams/shops.portfolio', text: shops(d) },
      { path: 'teams/leadership.portfolio', text: leadership(d) },
    ];
  },
};

const root = (
  name: string,
  d: Dates,
): string => `# What all teams share. Each team keeps its own file in the folder teams.
# The examples are those of a chain of bakeries that does not exist: write over them.
portfolio: ${scalarOf(name)}
period: ${d.period}
currency: EUR
balance: {operational: 60%, strategic: 40%, tolerance: 10}   # the share of effort you intend

goals:
  - id: fresh-bread
    title: Fresh bread on every shelf until the shop closes
    owner: Managing director
    end: ${d.month(22)}
`;

const bakehouse = (d: Dates): string => `teams:
  - {id: bakehouse, name: Bakehouse, kind: frontline, lead: Master baker, capacity: 2 fte}

items:
  - id: dough-waste
    title: Throw away half as much dough
    track: operational
    status: active
    owner: bakehouse
    teams: {bakehouse: 0.8 fte}
    goals: [fresh-bread]
    description: >-
      The night shift weighs what is left over, writes down the cause, tries one change
      to the mixing plan each week and keeps what cuts the waste.
    start: ${d.month(-2)}
    end: ${d.month(7)}
    review: weekly
    reviewed: ${d.on(-3)}
    standard: Mixing plan, wall copy
    measures:
      - name: Dough thrown away
        kind: process
        baseline: 60
        target: 30
        unit: kg a night
        every: monthly
        actuals: {${d.month(-2)}: 56, ${d.month(-1)}: 50}
`;

const shops = (d: Dates): string => `teams:
  - {id: shops, name: Shops, kind: frontline, lead: Area manager, capacity: 2 fte}

items:
  - id: shelf-gaps
    title: Fill gaps on the shelf within the hour
    track: operational
    status: active
    owner: shops
    teams: {shops: 0.7 fte}
    goals: [fresh-bread]
    description: >-
      Each shop walks the shelf on the hour and rings the bakehouse from a card; the
      card is changed on Mondays by those who use it.
    start: ${d.month(-1)}
    end: ${d.month(8)}
    review: weekly
    reviewed: ${d.on(-3)}
    standard: Shelf card
    measures:
      - {name: Gaps at four in the afternoon, kind: process, baseline: 9, target: 2, unit: a shop, every: weekly}
`;

const leadership = (d: Dates): string => `teams:
  - {id: leadership, name: Leadership, kind: executive, lead: Managing director, capacity: 2 fte}

items:
  - id: bake-in-shop
    title: Bake in the shops instead of in one bakehouse
    track: strategic
    status: active
    owner: leadership
    sponsor: Managing director
    teams: {leadership: 0.9 fte}
    goals: [fresh-bread]
    description: >-
      A new way to work: ovens in every shop, dough from one place, and bakers who
      serve. It changes what a shop is.
    start: ${d.month(-1)}
    end: ${d.month(22)}
    review: quarterly
    reviewed: ${d.on(-20)}
    funding: capital
    budget: 2.4M
    measures:
      - {name: Shops that bake, kind: outcome, baseline: 0, target: 14, unit: shops, every: quarterly}
    milestones:
      - {title: Two trial shops bake, date: ${d.month(5)}}
      - {title: Half of the shops bake, date: ${d.month(14)}}
      - {title: All shops bake, date: ${d.month(22)}}
`;
