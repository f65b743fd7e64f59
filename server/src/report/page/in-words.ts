/**
 * Describes the picture for people who cannot see it: the same facts in the same order, as paragraphs and as a table.
 */
import { percentSure } from '../../base/words.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { isolated, type Markup, markup, type Part } from '../drawing/markup.ts';
import { balanceSentence } from '../facts/balance.ts';
import type { Facts, PathFacts } from '../facts/facts.ts';
import { lateBy, placeOf } from '../facts/facts.ts';
import { landedNote } from '../facts/leap-words.ts';
import { runningWords } from '../facts/path-words.ts';
import { longDate } from '../facts/time.ts';
import type { PictureItem } from '../facts/view-data.ts';
import { counted, daysLate, grouped, statusWords, titleOf } from '../facts/words.ts';

/** Number of names listed; beyond that they are counted. */
const MAX_NAMED = 12;

function list(names: readonly string[]): string {
  const said = names.slice(0, MAX_NAMED).map(isolated);
  return names.length > MAX_NAMED
    ? t`${said.join(', ')} and ${grouped(names.length - MAX_NAMED)} more`
    : said.join(', ');
}

/**
 * Returns plain sentences, one paragraph each: effort and target; each path; eroding and rising; late and slipped;
 * mixed, on neither.
 */
export function inWordsParagraphs(facts: Facts): readonly string[] {
  const { today } = facts.view;
  const leaps = (state: string): string[] =>
    facts.leaps
      .filter((leap) => leap.state === state)
      .map((leap) =>
        leap.day === null
          ? `${titleOf(leap.item)}, ${landedNote(leap, today)}`
          : t`${titleOf(leap.item)}, landed ${longDate(leap.day)}, ${landedNote(leap, today)}`,
      );
  const say = (words: string, names: readonly string[]): string =>
    names.length === 0 ? '' : `${words}: ${list(names)}. `;
  const lateMilestones = facts.leaps.flatMap((leap) =>
    leap.lateMilestones.map(
      (each) => t`${titleOf(each)} of ${titleOf(leap.item)}, ${daysLate(today - each.date)}`,
    ),
  );
  const late = [
    ...lateMilestones,
    ...facts.leaps
      .filter((leap) => leap.late > 0)
      .map((leap) => `${titleOf(leap.item)}, ${daysLate(leap.late)}`),
    ...facts.steps
      .filter((step) => step.late > 0)
      .map((step) => `${titleOf(step.item)}, ${daysLate(step.late)}`),
  ];
  const paragraphs = [
    balanceSentence(facts.balance),
    t`Strategic path: ${pathWords(facts.strategic, t`landed`)}`,
    t`Operational path: ${pathWords(facts.operational, t`in place`)} ${counted(facts.standards.length, 'standard')} held on both paths.`,
    say(t`Landed, with nobody named to hold it`, [...leaps('unheld'), ...leaps('waiting')]) +
      say(t`Landed, with work named to hold it`, [...leaps('rising'), ...leaps('flat')]),
    say(t`Late`, late) +
      say(
        t`In place, with no standard named`,
        facts.steps.filter((step) => step.bare).map((step) => titleOf(step.item)),
      ),
    say(t`Mixed`, facts.mixed.map(titleOf)) +
      say(t`Not classified`, facts.unplaced.map(titleOf)) +
      say(t`On neither path on purpose`, facts.neither.map(titleOf)),
    say(t`Without a date`, facts.undated.map(titleOf)),
  ];
  return paragraphs.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '');
}

function pathWords(path: PathFacts, done: string): string {
  const seen = path.visible === 'unknown' ? t`not known` : t`no`;
  if (path.items.length === 0) return t`empty. Visible: ${seen}.`;
  const of = t`of ${counted(path.open, 'open item')}`;
  const next = path.next === null ? t`no date ahead` : t`next due ${longDate(path.next)}`;
  const counts = t`${grouped(path.done)} ${done}, ${runningWords(path)}, ${grouped(path.planned)} planned.`;
  const open = path.milestones > 0 ? t` ${counted(path.milestones, 'milestone')} open.` : '';
  if (path.open === 0) return t`${counts}${open} Visible: ${seen}, no open item.`;
  const resourced =
    path.resourced === 'unknown'
      ? t`unknown, ${grouped(path.stated)} ${of} state their effort`
      : t`${translated(path.resourced)}, ${grouped(path.effort)} full-time equivalents, the sum over all ${counted(path.open, 'open item')} whenever they run`;
  const aligned =
    path.alignment === 'unknown'
      ? t`unknown, no goals are stated`
      : `${translated(path.alignment)}, ${grouped(path.aligned)} ${of}`;
  return t`${counts}${open} Visible: ${path.visible === 'yes' ? t`yes` : seen}, ${next}. Resourced: ${resourced}. Aligned: ${aligned}.`;
}

/** Returns the paragraphs as a block for screen readers only. */
export function inWords(facts: Facts): Markup {
  const paragraphs = inWordsParagraphs(facts).map((words) => markup`<p>${words}</p>\n`);
  return markup`<div class="vh in-words"><h2>${t`The picture in words`}</h2>\n${paragraphs}</div>`;
}

const places = {
  operational: later`operational`,
  strategic: later`strategic`,
  mixed: later`mixed`,
  unplaced: later`not classified`,
  neither: later`neither`,
} as const;

/** Returns notable facts about each item, by key: `no standard named`, `15 days late`. */
function remarks(
  facts: Facts,
): ReadonlyMap<string, readonly { readonly words: string; readonly bad: boolean }[]> {
  const { today } = facts.view;
  const out = new Map<string, { readonly words: string; readonly bad: boolean }[]>();
  const add = (item: PictureItem, words: string, bad: boolean): void => {
    const known = out.get(item.key);
    if (known === undefined) out.set(item.key, [{ words, bad }]);
    else known.push({ words, bad });
  };
  for (const leap of facts.leaps) {
    if (leap.landed) add(leap.item, landedNote(leap, today), false);
    for (const each of leap.lateMilestones)
      add(leap.item, `${titleOf(each)} ${daysLate(today - each.date)}`, true);
  }
  for (const step of facts.steps) if (step.bare) add(step.item, t`no standard named`, false);
  for (const item of facts.view.items) {
    const late = lateBy(item, today);
    if (late > 0) add(item, daysLate(late), true);
  }
  return out;
}

/**
 * Returns the same facts as a table, one item per row in file order.
 * @param most maximum number of rows; a note counts the rest
 */
export function factsTable(facts: Facts, interactive: boolean, most = 500): Markup {
  const { items, goals } = facts.view;
  if (items.length === 0) return markup``;
  const goalTitles = new Map(goals.map((goal) => [goal.key, titleOf(goal)]));
  const notes = remarks(facts);
  const day = (value: number | null): string => (value === null ? '' : longDate(value));
  const rows = items.slice(0, most).map((item): Part => {
    const place = placeOf(item);
    const open =
      interactive && markup` data-id="${item.key}" data-uri="${item.uri}" data-line="${String(item.line)}"`;
    const sure = item.confidence === null ? '' : t`, ${percentSure(item.confidence)}% sure`;
    const said = (notes.get(item.key) ?? []).map(
      (note, i) =>
        markup`${i > 0 && ', '}<span${note.bad && markup` class="fault"`}>${isolated(note.words)}</span>`,
    );
    const { errors, warnings } = item.findings;
    const found =
      errors + warnings === 0
        ? ''
        : [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : '']
            .filter(Boolean)
            .join(', ');
    const title = isolated(titleOf(item));
    const named = interactive
      ? markup`<a class="plain" role="link" tabindex="-1"${open}>${title}</a>`
      : title;
    return markup`<tr><th scope="row">${named}</th><td>${translated(places[place])}</td><td>${statusWords(item.status)}</td><td>${isolated(item.owner ?? '')}</td><td class="when">${day(item.start)}</td><td class="when">${day(item.due)}</td><td class="n">${item.effort === null ? '' : grouped(item.effort, 2)}</td><td>${item.goals.map((key, i) => [i > 0 && ', ', isolated(goalTitles.get(key) ?? key)])}</td><td>${translated(item.verdict ?? '')}${sure}</td><td>${said}</td><td>${found}</td></tr>\n`;
  });
  const heads = [
    t`Item`,
    t`Path`,
    t`Status`,
    t`Owner`,
    t`Start`,
    t`Due`,
    'fte',
    t`Goals`,
    t`Reads as`,
    t`Remarks`,
    t`Findings`,
  ];
  const left = items.length - most;
  return markup`<details class="facts"><summary>${t`The same facts as a table`}</summary>
<div class="scroll"${interactive && markup` tabindex="0" role="region" aria-label="${t`The same facts as a table`}"`}><table><thead><tr>${heads.map((head) => markup`<th scope="col"${head === 'fte' && markup` class="n"`}>${head}</th>`)}</tr></thead><tbody>
${rows}</tbody></table></div>${left > 0 && markup`<p class="muted">${counted(left, 'more item not listed here: choose a goal or a team.', 'more items not listed here: choose a goal or a team.')}</p>`}</details>`;
}
