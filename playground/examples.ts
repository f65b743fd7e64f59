/** Texts to begin with. The organisations do not exist. */
export const examples: readonly { readonly id: string; readonly text: string }[] = [
  {
    id: 'example-list',
    text: `Cut the wait in triage from 22 to 10 minutes by March
Open a second clinic in the market hall by 2028
Standardise the handover form on all wards and open a new trauma centre for the region
Raise hand hygiene from 82% to 95%
Merge the two laboratories and move to one new platform over the next 18 months
Weekly huddle at the desk with the new standard
Annual audit
`,
  },
  {
    id: 'example-portfolio',
    text: `portfolio: Riverside Clinic
balance: {operational: 60%}
goals:
  - id: quick-care
    title: Care without a wait
  - id: near-care
    title: Care close to where people live
items:
  - id: desk
    title: Shorter queue at the desk
    track: operational
    status: active
    description: >-
      Two people share the desk from eight to ten, step by step, and hold what
      works in the desk standard.
    review: weekly
    goals: [quick-care]
    start: 2027-01
    end: 2027-06
    effort: 0.5 fte
    measures: [{name: Wait at the desk, baseline: 18, target: 8, unit: min}]
  - id: starts-and-robot
    title: Start theatre 3 on time and open a robotic surgery centre for the region
    track: operational
    status: active
    description: >-
      Theatre teams cut late starts with a daily huddle and keep the new
      standard. Beyond that we build a new service line: a robotic surgery
      centre for the whole region, with a capital investment of four million.
    goals: [near-care]
    start: 2027-01
    end: 2029
    effort: 2 fte
  - id: market-hall
    title: Open a clinic in the market hall
    track: strategic
    status: planned
    sponsor: Medical director
    goals: [near-care]
    start: 2027-04
    end: 2028-09
    effort: 1.5 fte
    milestones: [{title: Lease signed, date: 2027-06-30}]
`,
  },
];
