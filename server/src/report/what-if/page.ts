/**
 * Renders scenarios beside their portfolio as one HTML file: no script, no external resources; for a screen, a phone,
 * and A4.
 */
import type { EntryKind } from '../../core/language/schema-kit.ts';
import { t } from '../../core/text/l10n.ts';
import type { ScenarioChange } from '../../edits/scenario/scenario.ts';
import type { EntryMark } from '../compare/compare.ts';
import type { Figures, WhatIf } from '../compare/what-if.ts';
import { type Cell, type Row, rowsInTime } from '../compare/what-if-rows.ts';
import { comparisonSentence, shareWords, trackWords } from '../compare/words.ts';
import { hiddenDefs } from '../drawing/defs.ts';
import { glyphIcon } from '../drawing/glyphs.ts';
import { isolated, Markup, markup, type Part } from '../drawing/markup.ts';
import type { ReviewFinding } from '../facts/source.ts';
import { longDate } from '../facts/time.ts';
import { counted, grouped, statusWords } from '../facts/words.ts';
import { earliestSection } from './earliest-section.ts';
import { whatIfStyles } from './styles.ts';

export interface NamedWhatIf {
  readonly name: string;
  /** Stated purpose of the scenario; may be empty. */
  readonly description: string;
  readonly changes: readonly ScenarioChange[];
  /** What the portfolio says in place of each change; null if nothing. */
  readonly was: readonly (string | null)[];
  readonly whatIf: WhatIf;
}
export interface WhatIfPage {
  /** Name of the portfolio. */
  readonly name: string;
  /** The day used as today. */
  readonly today: number;
  readonly figures: Figures;
  readonly scenarios: readonly NamedWhatIf[];
}

/** Returns the URL of an entry in its text; null if there is none. */
export type EntryLink = (kind: EntryKind, id: string) => string | null;

/** Renders a name, as a link to its entry if there is a URL. */
type Name = (kind: EntryKind, entry: { readonly id: string | null; readonly title: string }) => Part;

const named =
  (link: EntryLink): Name =>
  (kind, { id, title }) => {
    const to = id === null ? null : link(kind, id);
    return to === null ? isolated(title) : markup`<a href="${to}">${isolated(title)}</a>`;
  };

/** Returns the whole page. Deterministic. */
export function whatIfPage(page: WhatIfPage, link: EntryLink = () => null): string {
  const name = named(link);
  const title = t`${page.name}: what if`;
  const heads = [t`As it is`, ...page.scenarios.map(({ name }) => name)];
  const figures = [page.figures, ...page.scenarios.map(({ whatIf }) => whatIf.figures)];
  return markup`<!doctype html>
<html lang="${t`en`}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="color-scheme" content="light dark"><title>${isolated(title)}</title>
<style>${new Markup(whatIfStyles)}</style></head>
<body>
${hiddenDefs}
<main>
<header><p class="when">${t`What if, reckoned from ${longDate(page.today)}`}</p><h1>${isolated(page.name)}</h1></header>
<section class="keep"><h2>${t`What each scenario changes`}</h2><div class="told">${page.scenarios.map((each) => changes(each, name))}</div></section>
<section class="keep"><h2>${t`Side by side`}</h2>${sides(heads, figures)}</section>
${loads(heads, figures)}
${earliestSection(heads, figures, (id, title) => name('item', { id, title }))}
<section><h2>${t`Goals and findings that come and go`}</h2><div class="told">${page.scenarios.map((each) => comings(each, name))}</div></section>
</main>
</body></html>
`.text;
}

function changes(
  { name: scenario, description, changes: made, was, whatIf: { comparison } }: NamedWhatIf,
  name: Name,
): Part {
  const { status, moved, added, removed, edited, teams, balance } = comparison;
  const all = made.map((change, i): Told => ({ change, was: was[i] ?? null }));
  const named = new Set([...status, ...moved].map(({ item }) => item.id ?? item.title));
  const rest = edited.filter(({ id, title }) => !named.has(id ?? title));
  const line = (title: Part, words: string): Part =>
    markup`<li>${glyphIcon('dash')}<span><b>${title}</b> ${words}</span></li>`;
  const meant = (target: number | null): string =>
    target === null ? t`no split stated` : `${grouped(target)}%`;
  return markup`<div><h3>${isolated(scenario)}</h3>${description !== '' && markup`<p class="muted">${isolated(description)}</p>`}<p>${comparisonSentence(comparison)}</p><ul class="list">${[
    ...status.map(({ item, from, to }) =>
      line(name('item', item), joined(`${statusWords(from)} → ${statusWords(to)}`, saidOf(all, item.id))),
    ),
    ...moved.map(({ item, from, to }) => {
      const told = status.some((other) => other.item.id === item.id);
      return line(
        name('item', item),
        joined(`${trackWords(from)} → ${trackWords(to)}`, told ? '' : saidOf(all, item.id)),
      );
    }),
    ...added.map((item) => line(name('item', item), t`is new`)),
    ...removed.map((item) => line(item.title, t`is gone`)),
    ...rest.map((item) => line(name('item', item), saidOf(all, item.id))),
    ...teams.changed.map((team) => line(name('team', team), saidOf(all, team.id))),
    ...(balance.before.target === balance.after.target
      ? []
      : [
          line(
            t`Intended operational share`,
            `${meant(balance.before.target)} → ${meant(balance.after.target)}`,
          ),
        ]),
  ]}</ul></div>`;
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

interface Told {
  readonly change: ScenarioChange;
  readonly was: string | null;
}

/** Describes what a scenario changes about an item or team besides status and path, quoting its text. */
function saidOf(changes: readonly Told[], id: string | null): string {
  return changes
    .flatMap(({ change, was }): string[] => {
      if (change.of === 'balance' || change.of === 'begin' || change.id !== id) return [];
      const told = (of: string): string =>
        was === null ? `${of}: ${change.value}` : `${of}: ${was} → ${change.value}`;
      if (change.of === 'share') return [told(change.team)];
      if (change.of === 'milestone') return [told(change.title)];
      // Status and path are shown beside.
      if (change.of === 'item' && (change.key === 'status' || change.key === 'track')) return [];
      return [told(change.of === 'capacity' ? 'capacity' : change.key)];
    })
    .join(', ');
}

/** Renders a line of figures, one cell per state; differences from the portfolio as it is are highlighted. */
function sides(heads: readonly string[], figures: readonly Figures[]): Part {
  const row = (head: string, cell: (of: Figures) => string, bad?: (of: Figures) => boolean): Part => {
    const first = figures[0] === undefined ? '' : cell(figures[0]);
    return markup`<tr><th scope="row">${head}</th>${figures.map((of, i) => {
      const words = cell(of);
      const same = i > 0 && words === first;
      const fault = bad?.(of) === true;
      return markup`<td data-of="${isolated(heads[i] ?? '')}"${same && markup` class="same"`}>${fault && glyphIcon('alarm')}${i > 0 && !same ? markup`<b>${words}</b>` : words}</td>`;
    })}</tr>`;
  };
  const currencies = [...new Set(figures.flatMap(({ money }) => money.map(({ currency }) => currency)))];
  return markup`<table class="sides cards"><thead><tr><th scope="col"><span class="vh">${t`Figure`}</span></th>${heads.map((head) => markup`<th scope="col">${isolated(head)}</th>`)}</tr></thead><tbody>${[
    row(
      figures[0]?.balance.basis === 'items' ? t`Operational share of items` : t`Operational share of effort`,
      ({ balance }) => shareWords(balance),
      ({ balance }) => balance.outside,
    ),
    ...(figures.some(({ balance }) => (balance.mixed ?? 0) > 0)
      ? [
          row(t`In mixed items`, ({ balance: { mixed } }) =>
            mixed === null ? t`not known` : t`${mixed} percent`,
          ),
        ]
      : []),
    row(t`Intended operational share`, ({ balance: { target, tolerance } }) =>
      target === null
        ? t`no split stated`
        : t`${grouped(target)}%, give or take ${grouped(tolerance)} points`,
    ),
    row(
      t`Goals with work`,
      ({ goals: { withWork, withoutWork } }) =>
        t`${withWork.length} of ${withWork.length + withoutWork.length}`,
    ),
    ...currencies.map((currency) =>
      row(currency === null ? t`Budgets of open items` : t`Budgets of open items, ${currency}`, ({ money }) =>
        grouped((money.find((each) => each.currency === currency)?.total ?? 0) / 100, 2),
      ),
    ),
    row(t`Open items without a budget`, ({ live, withoutBudget }) => t`${withoutBudget} of ${live}`),
    row(
      t`Errors and warnings`,
      ({ findings: { error, warning } }) => `${counted(error, 'error')}, ${counted(warning, 'warning')}`,
    ),
  ]}</tbody></table>`;
}

/** Renders the load by quarter, for teams and sponsors with changes or overload. */
function loads(heads: readonly string[], figures: readonly Figures[]): Part {
  const { quarters, teams, sponsors, same, undated } = rowsInTime(figures.map(({ inTime }) => inTime));
  const rest = [
    ...(same.teams > 0
      ? [
          same.teams === 1
            ? t`One other team carries the same in each, and no more than it has free.`
            : t`${counted(same.teams, 'other team')} carry the same in each, and none more than it has free.`,
        ]
      : []),
    ...(Math.max(...undated) > 0
      ? [
          t`${counted(Math.max(...undated), 'item states', 'items state')} no dates and counts in every quarter.`,
        ]
      : []),
  ];
  return markup`<section><h2>${t`Load by team, quarter by quarter`}</h2>
${
  teams.length === 0
    ? markup`<p class="none">${t`No team carries another load, and none more than it has free.`}</p>`
    : timeTable(t`Load by team in full-time people`, { heads, quarters, rows: teams, decimals: 2 })
}<p class="note">${t`Full-time people, averaged over each quarter.`} ${rest.join(' ')}</p></section>
<section><h2>${t`Load by sponsor, quarter by quarter`}</h2>
${
  sponsors.length === 0
    ? markup`<p class="none">${t`For no sponsor anything changes.`}</p>`
    : timeTable(t`Items by sponsor`, { heads, quarters, rows: sponsors, decimals: 0 })
}<p class="note">${t`Items that run in the quarter and name the sponsor.`}</p></section>`;
}

interface TimeTable {
  readonly heads: readonly string[];
  readonly quarters: readonly string[];
  readonly rows: readonly Row[];
  readonly decimals: number;
}

function timeTable(label: string, { heads, quarters, rows, decimals }: TimeTable): Part {
  const cell = ({ value, over, changed }: Cell): Part =>
    markup`<td${over && markup` class="over"`}>${over && [glyphIcon('alarm'), markup`<span class="vh">${t`more than it has free:`} </span>`]}${changed ? markup`<b>${grouped(value, decimals)}</b>` : grouped(value, decimals)}</td>`;
  const free = (capacity: number | null): Part =>
    capacity !== null && markup` <span class="free">${t`${grouped(capacity, 2)} free`}</span>`;
  const group = ({ title, capacity, states }: Row): Part => {
    // Show the capacity once if no scenario changes it.
    const one = new Set(capacity).size === 1;
    return markup`<tbody><tr class="name"><th scope="rowgroup" colspan="${quarters.length + 1}">${isolated(title)}${one && free(capacity[0] ?? null)}</th></tr>${states.map(
      (cells, i) =>
        markup`<tr class="state${i === 0 && ' base'}"><th scope="row">${isolated(heads[i] ?? '')}${!one && free(capacity[i] ?? null)}</th>${cells.map(cell)}</tr>`,
    )}</tbody>`;
  };
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="time"><thead><tr><th scope="col"><span class="vh">${t`State`}</span></th>${quarters.map((quarter) => markup`<th scope="col">${quarter}</th>`)}</tr></thead>${rows.map(group)}</table></div>
`;
}

/** Renders a scenario's gains and losses: goals with work, and findings. */
function comings({ name: scenario, whatIf: { goals, findings } }: NamedWhatIf, name: Name): Part {
  const goal = (mark: EntryMark, gained: boolean): Part =>
    markup`<li>${glyphIcon(gained ? 'yes' : 'no')}<span>${gained ? t`Goal with work again:` : t`Goal without work:`} <b>${name('goal', mark)}</b></span></li>`;
  const finding = ({ rule, message, on }: ReviewFinding, gained: boolean): Part =>
    markup`<li>${glyphIcon(gained ? 'no' : 'yes')}<span><span class="sign-word">${gained ? t`New:` : t`Gone:`}</span> ${isolated(message.replace(/\s+/g, ' '))} <span class="rule">${on === null ? rule : name('item', { id: on.id, title: rule })}</span></span></li>`;
  const list: readonly Part[] = [
    ...goals.lost.map((mark) => goal(mark, false)),
    ...goals.gained.map((mark) => goal(mark, true)),
    ...findings.gained.map((each) => finding(each, true)),
    ...findings.lost.map((each) => finding(each, false)),
  ];
  return markup`<div><h3>${isolated(scenario)}</h3>${list.length === 0 ? markup`<p class="none">${t`Nothing comes or goes.`}</p>` : markup`<ul class="list">${list}</ul>`}</div>`;
}
