/** Template with a single file for a team that shares all its work: a goal, two improvements, one large change. */
import { scalarOf } from '../core/yaml/quote.ts';
import { Dates, type Template } from './template.ts';

export const smallTeam: Template = {
  id: 'small-team',
  files: (name, today) => {
    const d = new Dates(today);
    const text = `# A portfolio keeps two kinds of work apart: operational improvement, which makes
# what exists work better, and strategic initiatives, which change what is done.
# Everything below is an example of a library that does not exist: write over it.
portfolio: ${scalarOf(name)}
period: ${d.period}
balance: {operational: 60%, strategic: 40%, tolerance: 10}   # the share of effort you intend

goals:
  - id: no-wait
    title: Nobody waits without a reason
    owner: Head librarian

teams:
  - {id: front-desk, name: Front desk, kind: frontline, capacity: 2 fte}
  - {id: leadership, name: Leadership, kind: executive, capacity: 2 fte}

items:
  # Operational: small steps with those who do the work, looked at every week, held by a standard.
  - id: phone-queue
    title: Answer the phone within a minute
    track: operational
    status: active
    owner: front-desk
    teams: {front-desk: 0.7 fte}
    goals: [no-wait]
    description: >-
      The desk counts the calls that wait, and tries one change to the phone rota
      each week; what works goes on the phone card.
    start: ${d.month(-1)}
    end: ${d.month(6)}
    review: weekly
    reviewed: ${d.on(-3)}
    standard: Phone card, second edition
    measures:
      - {name: Minutes to answer, kind: process, baseline: 4, target: 1, unit: min, every: weekly}

  - id: returns-desk
    title: Shelve returned books on the same day
    track: operational
    status: active
    owner: front-desk
    teams: {front-desk: 0.5 fte}
    goals: [no-wait]
    description: >-
      The team sorts the trolley by floor as books come in, and tries one change
      to the round each week.
    start: ${d.month(-1)}
    end: ${d.month(5)}
    review: weekly
    reviewed: ${d.on(-3)}
    standard: Shelving round, card 3
    measures:
      - {name: Books on the trolley at closing, kind: process, baseline: 140, target: 20, unit: books, every: weekly}

  # Strategic: changes what is done; a sponsor, money of its own, milestones over a long time.
  - id: second-site
    title: Open a second site across the river
    track: strategic
    status: active
    owner: leadership
    sponsor: Director
    teams: {leadership: 0.7 fte}
    goals: [no-wait]
    description: >-
      A new site with services of its own for people who cannot reach us today.
    start: ${d.month(-1)}
    end: ${d.month(23)}
    review: quarterly
    reviewed: ${d.on(-20)}
    funding: capital
    budget: 1.2M
    measures:
      - {name: People served across the river, kind: outcome, baseline: 0, target: 900, unit: a year, every: quarterly}
    milestones:
      - {title: Lease signed, date: ${d.month(4)}}
      - {title: Staff hired, date: ${d.month(16)}}
      - {title: Doors open, date: ${d.month(23)}}
`;
    return [{ path: 'portfolio.portfolio', text }];
  },
};
