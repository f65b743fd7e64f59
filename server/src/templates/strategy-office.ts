/**
 * Template for an office that maintains the portfolio of others: a tree of goals, teams with capacity, one file per
 * track.
 */
import type { Day } from '../core/text/days.ts';
import { scalarOf } from '../core/yaml/quote.ts';
import { polarityLines } from './polarity-lines.ts';
import { Dates, type Template } from './template.ts';

export const strategyOffice: Template = {
  id: 'strategy-office',
  files: (name, today) => {
    const d = new Dates(today);
    return [
      { path: 'portfolio.portfolio', text: root(name, d) },
      { path: 'goals.portfolio', text: goals(d) },
      { path: 'teams.portfolio', text: teams },
      { path: 'improvements.portfolio', text: improvements(d) },
      { path: 'initiatives.portfolio', text: initiatives(d) },
    ];
  },
};

/** Returns the whole as one text to look at: nobody's portfolio, and in no file. */
export function wholeExample(today: Day): string {
  const d = new Dates(today);
  return [
    '# An example to try things on. Nothing of it is saved unless you save it.',
    settings('A water company that does not exist', d),
    goals(d),
    teams,
    improvements(d),
    // The list goes on.
    initiatives(d).replace(/^items:\n/m, ''),
    polarity,
  ].join('\n');
}

const root = (
  name: string,
  d: Dates,
): string => `# The root file: name, period and balance. Goals, teams and the two tracks have files of their own.
# The examples are those of a water company that does not exist: write over them.
${settings(name, d)}
${polarity}`;

const settings = (name: string, d: Dates): string => `portfolio: ${scalarOf(name)}
period: ${d.period}
currency: EUR

# Half of the effort that can be spared goes to the teams' own improvements, half to
# the initiatives. Further off than the tolerance, and Twotrack says so.
balance: {operational: 50%, strategic: 50%, tolerance: 10}
`;

const polarity = `# What each path gives, what too much of it costs, and by which early signs you would
# see it. Agree on your own: Twotrack watches them.
polarity:
${polarityLines().join('\n')}
`;

const goals = (
  d: Dates,
): string => `# A tree: what is above is the reason for what is below. Work on both tracks serves each goal.
goals:
  - id: good-water
    title: Good water for everyone, at a fair price
    owner: Managing director
    end: ${d.month(46)}

  - id: no-interruption
    title: The tap never runs dry
    parent: good-water
    owner: Director of networks
    end: ${d.month(34)}
    measures:
      - {name: Hours without water, kind: outcome, baseline: 5.2, target: 2, unit: per home, every: quarterly}

  - id: easy-to-reach
    title: People get an answer the first time they ask
    parent: good-water
    owner: Director of customers
    end: ${d.month(22)}
    measures:
      - {name: Answered at the first call, kind: outcome, baseline: 61, target: 85, unit: "%", every: quarterly}
`;

const teams = `# Capacity is the effort that is free for the work of this portfolio, beside the daily work.
teams:
  - {id: field-crews, name: Field crews, kind: frontline, lead: Network foreman, capacity: 3 fte}
  - {id: call-centre, name: Call centre, kind: frontline, lead: Service manager, capacity: 2 fte}
  - {id: engineering, name: Engineering, kind: staff, lead: Head of engineering, capacity: 2.5 fte}
  - {id: directors, name: Directors, kind: executive, lead: Managing director, capacity: 1.5 fte}
`;

const improvements = (d: Dates): string => `# Operational improvement: makes what exists work better.
items:
  - id: leak-response
    title: Mend a reported leak within a day
    track: operational
    status: active
    owner: field-crews
    teams: {field-crews: 1 fte}
    goals: [no-interruption]
    description: >-
      Crews load the van the evening before from a list they keep up to date, and
      try one change to the morning round each week.
    start: ${d.month(-2)}
    end: ${d.month(7)}
    review: weekly
    reviewed: ${d.on(-4)}
    standard: Van list, fourth edition
    measures:
      - name: Hours from report to repair
        kind: process
        baseline: 41
        target: 20
        unit: h
        every: monthly
        actuals: {${d.month(-2)}: 38, ${d.month(-1)}: 33}

  - id: valve-care
    title: Turn every valve once a year, as the standard says
    track: operational
    status: active
    owner: field-crews
    teams: {field-crews: 0.6 fte}
    goals: [no-interruption]
    description: >-
      A short round on quiet days; stiff valves are greased on the spot and noted on
      the map, so that none jams when it is needed.
    start: ${d.month(-1)}
    end: ${d.month(9)}
    review: weekly
    reviewed: ${d.on(-4)}
    standard: Valve round, card 12
    measures:
      - {name: Valves turned, kind: process, baseline: 40, target: 95, unit: "%", every: monthly}

  - id: first-call
    title: Settle bills at the first call
    track: operational
    status: active
    owner: call-centre
    teams: {call-centre: 0.8 fte}
    goals: [easy-to-reach]
    description: >-
      The team collects the questions it could not settle, and on Fridays rewrites
      the answer card for the most frequent one.
    start: ${d.month(-2)}
    end: ${d.month(6)}
    review: weekly
    reviewed: ${d.on(-2)}
    standard: Answer cards
    measures:
      - name: Calls that come back within a week
        kind: process
        baseline: 19
        target: 9
        unit: "%"
        every: monthly
        actuals: {${d.month(-2)}: 17.5, ${d.month(-1)}: 16}
`;

const initiatives = (
  d: Dates,
): string => `# Strategic initiatives: change what is done, or how the whole works.
items:
  - id: ring-main
    title: Build a ring main so that every district has a second supply
    track: strategic
    status: active
    owner: engineering
    sponsor: Director of networks
    teams: {engineering: 1.2 fte, directors: 0.2 fte}
    goals: [no-interruption]
    description: >-
      A new trunk main joins the northern and the southern works, so that one can
      stand in for the other.
    start: ${d.month(-2)}
    end: ${d.month(30)}
    review: quarterly
    reviewed: ${d.on(-25)}
    funding: capital
    budget: 14M
    measures:
      - {name: Districts with a second supply, kind: outcome, baseline: 3, target: 11, unit: districts, every: quarterly}
    milestones:
      - {title: Route agreed, date: ${d.month(-1)}, done: true}
      - {title: Contract let, date: ${d.month(5)}}
      - {title: Northern half in service, date: ${d.month(18)}}
      - {title: Ring closed, date: ${d.month(30)}}

  - id: smart-meters
    title: Bill every home by a meter that reads itself
    track: strategic
    status: active
    owner: engineering
    sponsor: Director of customers
    teams: {engineering: 0.7 fte, directors: 0.2 fte}
    goals: [easy-to-reach]
    description: >-
      Replaces the yearly estimate by a new service across the whole company: a monthly
      bill by what was used, on a new platform for meters and customers.
    start: ${d.month(-1)}
    end: ${d.month(27)}
    review: quarterly
    reviewed: ${d.on(-25)}
    funding: capital
    budget: 6.5M
    measures:
      - {name: Homes billed by what they used, kind: outcome, baseline: 0, target: 80, unit: "%", every: quarterly}
    milestones:
      - {title: Supplier chosen, date: ${d.month(3)}}
      - {title: First district on new meters, date: ${d.month(12)}}
      - {title: Last district on new meters, date: ${d.month(27)}}
`;
