/** Example portfolio with a mixed item, which new users look at first and split. */

import type { Day } from '../core/text/days.ts';
import { Dates } from './template.ts';

/** Title of the mixed item. */
export const mixedTitle = 'Shorter waits, and a clinic in the market hall';

/** Returns the portfolio's text, with dates around a day. */
export function mixedExample(today: Day): string {
  const d = new Dates(today);
  return `# An example to try things on. Nothing of it is saved unless you save it.
portfolio: A clinic that does not exist
period: ${d.period}

goals:
  - id: care-in-time
    title: Care when it is needed

teams:
  - {id: reception, name: Reception, kind: frontline, capacity: 2 fte}
  - {id: directors, name: Directors, kind: executive, capacity: 1 fte}

items:
  # This item holds work of both tracks. Select the line above it to see
  # why; press Ctrl+. (Cmd+. on a Mac) on the title to split it.
  - id: waits-and-clinic
    title: ${mixedTitle}
    track: operational
    status: active
    owner: reception
    teams: {reception: 0.5 fte, directors: 0.5 fte}
    goals: [care-in-time]
    description: >-
      Reception shortens the daily queue step by step, and holds what works in the
      desk standard. We also open a new clinic in the market hall, a new service for
      people who do not come to us today, with a capital budget approved by the board.
    start: ${d.month(-1)}
    end: ${d.month(17)}
    review: weekly
    reviewed: ${d.on(-3)}
    standard: Desk card, third edition
    measures:
      - {name: Minutes in the queue, kind: process, baseline: 26, target: 12, unit: min, every: weekly}
    milestones:
      - {title: Lease signed, date: ${d.month(6)}}
      - {title: New clinic open, date: ${d.month(17)}}
`;
}
