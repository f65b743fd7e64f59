/** Completes whole entries, measures, milestones and links with snippets. */

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import { type Day, isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { freeId } from '../../edits/text/new-id.ts';
import { type Ask, type Draft, escapeSnippet, hole, oneOf } from './completion-draft.ts';
import { endOfThisQuarter, monthText } from './offers.ts';

/**
 * Offers a snippet for a new item, goal or team.
 * @param dash whether the dash must be inserted too
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one snippet a kind of entry.
export function newEntries(ask: Ask, kind: EntryKind, dash: boolean, flow: boolean): Draft[] {
  const free = (stem: string): string =>
    freeId(stem, (id) => ask.file.portfolio.index.byId(kind, id).length > 0);
  const today = ask.file.session.today;
  const draft = (label: string, detail: string, lines: readonly string[], short: string): Draft => ({
    label,
    kind: CompletionItemKind.Snippet,
    detail,
    also: kind,
    snippet: flow ? short : block(lines, dash),
    oneLine: dash ? `- ${short}` : short,
  });
  if (kind === 'goal') {
    const id = free('new-goal');
    return [
      draft(
        t`New goal`,
        t`What should be true one day`,
        [
          `id: \${1:${id}}`,
          `title: ${hole(2, 'What will be true')}`,
          `owner: ${hole(3, 'Who answers for it')}`,
          `end: \${4:${Number(isoDay(today).slice(0, 4)) + 2}}`,
          'measures:',
          `  - {name: ${hole(5, 'What is counted')}, kind: outcome, baseline: ${hole(6, '0')}, target: ${hole(7, '100')}, unit: "${hole(8, '%')}", every: ${oneOf(9, 'quarterly', 'monthly', 'annually')}}`,
        ],
        `{id: \${1:${id}}, title: \${2:What will be true}}`,
      ),
    ];
  }
  if (kind === 'team') {
    const id = free('new-team');
    return [
      draft(
        t`New team`,
        t`Who does the work`,
        [
          `id: \${1:${id}}`,
          `name: ${hole(2, 'What people call it')}`,
          `kind: ${oneOf(3, 'frontline', 'staff', 'executive')}`,
          `lead: ${hole(4, 'Who leads it')}`,
          `capacity: ${hole(5, '2 fte')}`,
        ],
        `{id: \${1:${id}}, name: \${2:What people call it}, kind: \${3|frontline,staff,executive|}, capacity: \${4:2 fte}}`,
      ),
    ];
  }
  const start = `start: \${7:${isoDay(today)}}`;
  const improvement = free('new-improvement');
  const initiative = free('new-initiative');
  const plain = free('new-item');
  const shortOf = (id: string, track: string): string =>
    `{id: \${1:${id}}, title: \${2:What it is}, ${track}}`;
  return [
    draft(
      t`New operational improvement`,
      t`An item on the operational track`,
      operational(improvement, start, today),
      shortOf(improvement, 'track: operational'),
    ),
    draft(
      t`New strategic initiative`,
      t`An item on the strategic track`,
      strategic(initiative, start, today),
      shortOf(initiative, 'track: strategic'),
    ),
    draft(
      t`New item`,
      t`Id, title and track`,
      [
        `id: \${1:${plain}}`,
        `title: ${hole(2, 'What it is')}`,
        `track: ${oneOf(3, 'operational', 'strategic', 'neither')}`,
        `status: ${oneOf(4, 'planned', 'idea', 'active')}`,
      ],
      shortOf(plain, `track: ${oneOf(3, 'operational', 'strategic', 'neither')}`),
    ),
  ];
}

function operational(id: string, start: string, today: Day): string[] {
  return [
    `id: \${1:${id}}`,
    `title: ${hole(2, 'What is made to work better')}`,
    'track: operational',
    `status: ${oneOf(3, 'planned', 'active', 'idea')}`,
    `owner: ${hole(4, 'Who answers for it')}`,
    'goals: [$5]',
    'description: >-',
    `  ${hole(6, 'What is done, where, and how it is held.')}`,
    start,
    `end: \${8:${endOfThisQuarter(today + 92)}}`,
    `review: ${oneOf(9, 'weekly', 'daily')}`,
    `standard: ${hole(10, 'The standard it holds or raises')}`,
    'measures:',
    `  - name: ${hole(11, 'What is counted or timed')}`,
    '    kind: process',
    `    baseline: ${hole(12, '0')}`,
    `    target: ${hole(13, '0')}`,
    `    unit: ${hole(14, 'min')}`,
    `    every: ${oneOf(15, 'weekly', 'daily')}`,
  ];
}

function strategic(id: string, start: string, today: Day): string[] {
  const year = Number(isoDay(today).slice(0, 4));
  return [
    `id: \${1:${id}}`,
    `title: ${hole(2, 'What will be different')}`,
    'track: strategic',
    `status: ${oneOf(3, 'planned', 'active', 'idea')}`,
    `sponsor: ${hole(4, 'Who backs it and clears its way')}`,
    'goals: [$5]',
    'description: >-',
    `  ${hole(6, 'What changes, and why the present way cannot bring it about.')}`,
    start,
    `end: \${8:${year + 2}}`,
    `review: ${oneOf(9, 'monthly', 'quarterly')}`,
    'measures:',
    `  - name: ${hole(10, 'What will show that it worked')}`,
    '    kind: outcome',
    `    baseline: ${hole(11, '0')}`,
    `    target: ${hole(12, '0')}`,
    `    unit: ${hole(13, 'per year')}`,
    `    every: ${oneOf(14, 'quarterly', 'monthly')}`,
    'milestones:',
    `  - {title: \${15:What will then be true}, date: ${year + 1}}`,
  ];
}

/** Offers a snippet for a new measure, milestone, round or link in a list. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one snippet a kind of entry.
export function newElement(ask: Ask, key: string, dash: boolean, flow: boolean): Draft[] {
  const { file, ref } = ask;
  const today = file.session.today;
  const draft = (label: string, detail: string, lines: readonly string[]): Draft => ({
    label,
    detail,
    kind: CompletionItemKind.Snippet,
    also: key,
    snippet: flow ? braced(lines) : block(lines, dash),
    oneLine: dash ? `- ${braced(lines)}` : braced(lines),
  });
  if (key === 'measures') {
    const track =
      ref?.kind === 'item'
        ? (ref.entry.values.fields as { readonly track?: { readonly value?: string } }).track?.value
        : undefined;
    const process = [
      `name: ${hole(1, 'What is counted or timed')}`,
      'kind: process',
      `baseline: ${hole(2, '0')}`,
      `target: ${hole(3, '0')}`,
      `unit: ${hole(4, 'min')}`,
      `every: ${oneOf(5, 'weekly', 'daily')}`,
    ];
    const outcome = [
      `name: ${hole(1, 'What will show that it worked')}`,
      'kind: outcome',
      `baseline: ${hole(2, '0')}`,
      `target: ${hole(3, '0')}`,
      `unit: ${hole(4, 'per year')}`,
      `every: ${oneOf(5, 'quarterly', 'monthly', 'annually')}`,
    ];
    const planned = `plan: {\${6:${monthText(today)}}: \${7:0}}`;
    const drafts = [
      draft(t`New process measure`, t`Seen while the work is done`, flow ? process : [...process, planned]),
      draft(t`New outcome measure`, t`Seen in what the work brings about`, outcome),
    ];
    return track === 'operational' || ref?.kind !== 'item' ? drafts : drafts.reverse();
  }
  if (key === 'milestones')
    return [
      draft(t`New milestone`, t`A dated point`, [
        `title: ${hole(1, 'What will then be true')}`,
        `date: \${2:${endOfThisQuarter(today + 92)}}`,
      ]),
    ];
  if (key === 'experiments')
    return [
      draft(t`New experiment`, t`A step that is tried`, [
        `step: ${hole(1, 'What is tried next')}`,
        `expected: ${hole(2, 'What should come of it')}`,
      ]),
    ];
  if (key === 'decisions')
    return [
      draft(t`New decision`, t`What a review decided`, [
        `decided: ${hole(1, 'What was decided')}`,
        `date: ${isoDay(today)}`,
        `by: ${hole(2, 'Who decided')}`,
        `until: \${3:${endOfThisQuarter(today + 92)}}`,
      ]),
    ];
  if (key === 'catchball')
    return [
      draft(t`New round`, t`A target that is handed over`, [
        `from: ${hole(1, 'Who hands it over')}`,
        `to: ${hole(2, 'Who is to catch it')}`,
        `date: ${isoDay(today)}`,
        `proposal: ${hole(3, 'What is to be reached, and by when')}`,
      ]),
    ];
  if (key === 'links')
    return [
      draft(t`New link`, t`Where to read more`, [
        `title: ${hole(1, 'What is behind it')}`,
        `url: ${hole(2, 'https://')}`,
      ]),
    ];
  return [];
}

const braced = (lines: readonly string[]): string => `{${lines.join(', ')}}`;

function block(lines: readonly string[], dash: boolean): string {
  const lead = dash ? '- ' : '';
  return `${lead}${lines.join(`\n${dash ? '  ' : ''}`)}`;
}

/** Offers an id derived from the entry's title, unless it is taken. */
export function idOffer(ask: Ask, kind: EntryKind, slug: string): Draft[] {
  const { index } = ask.file.portfolio;
  if (slug === '') return [];
  const id = freeId(slug, (other) => index.byId(kind, other).some((ref) => ref !== ask.ref));
  return [
    {
      label: id,
      kind: CompletionItemKind.Value,
      detail: t`from the title`,
      snippet: escapeSnippet(scalarOf(id)),
    },
  ];
}
