/** `twotrack explain ID`: prints all evidence behind an item's verdict as a sum, and what would flip it. */
import { type Command, Option } from 'commander';
import { type Explained, explained, explainedJson, noItem } from '../../agents/explained.ts';
import { capital, percentSure } from '../../base/words.ts';
import { idOf } from '../../core/model/entry-index.ts';
import { isoDay } from '../../core/text/days.ts';
import { historyAt } from '../../files/git/kept-history.ts';
import { dimensionName } from '../../rules/kit/trait-words.ts';
import type { Accepted } from '../../session/accepted.ts';
import { clipped, discountWords, flipWords, poles, verdictWords, weight } from '../../session/explanation.ts';
import type { Before, Refusal } from '../../session/settled.ts';
import { wouldDecide } from '../../session/would-decide.ts';
import { type Evidence, isFaint } from '../../traits/judgement.ts';
import { load, tellBroken, tellUnread, todayOf } from '../input/load.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';

/** Time in milliseconds after which the history is read no further. */
const PATIENCE = 3000;

export function addExplain(program: Command, terminal: Terminal): void {
  program
    .command('explain')
    .description('show all evidence behind the verdict on one item, and what would flip it')
    .argument('<ID>', 'id of the item')
    .argument('[PATH...]', 'files, folders or globs to look for it in')
    .addOption(
      new Option('--format <format>', 'the output format').choices(['pretty', 'json']).default('pretty'),
    )
    .addHelpText(
      'after',
      `
Weights add up to the sum of each side. Exit code: 0, or 2 where there is no such item.

Examples:
  twotrack explain triage-flow
  twotrack explain triage-flow hospital --format json`,
    )
    .action(async (id: string, paths: string[], { format }: { format: string }) => {
      const { files, session } = await load(paths, todayOf(undefined), terminal);
      const unread = tellUnread(files, terminal);
      if (tellBroken(files, terminal) || unread > 0) process.exitCode = 2;
      const patience = AbortSignal.timeout(PATIENCE);
      session.historyOf = (folder) => historyAt(folder, patience);
      const found = await explained(files, id);
      if (found.length === 0) throw new UsageError(noItem(files, id));
      if (format === 'json') terminal.out(`${JSON.stringify(explainedJson(found, shownPath), null, 2)}\n`);
      else terminal.out(found.map((one) => pretty(one, terminal)).join('\n'));
    });
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the lines of one page, from top to bottom.
function pretty(one: Explained, { paint }: Terminal): string {
  const { file, ref, view, explanation, thresholds, reported, before, accepted } = one;
  const { judgement, flip } = explanation;
  const colour = {
    operational: paint.cyan,
    strategic: paint.magenta,
    mixed: paint.yellow,
    unclear: paint.dim,
  }[judgement.verdict];
  const { line } = file.session.rangeIn(file.document, ref.block, ref.entry.span).start;
  const lines = [
    `${paint.bold(plain(idOf(ref) ?? ''))}  ${plain(clipped(view.title, 100))}`,
    paint.dim(
      `${plain(shownPath(file.uri))}:${line + 1}  ${view.track === null ? 'no track stated' : `stated as ${view.track}`}`,
    ),
    '',
    colour(capital(verdictWords(judgement))),
  ];
  if (judgement.mix?.kind === 'governance')
    lines.push(`The work itself reads ${judgement.mix.substance}; how it is run does not.`);
  const heavierFirst = [...poles].sort((a, b) => judgement.scores[b] - judgement.scores[a]);
  for (const pole of heavierFirst) {
    const pieces = judgement.evidence.filter((piece) => piece.pole === pole && piece.weight > 0);
    if (pieces.length === 0) continue;
    lines.push(
      '',
      `${pole === 'strategic' ? paint.magenta(capital(pole)) : paint.cyan(capital(pole))} ${paint.bold(weight(judgement.scores[pole]))} (what it is ${weight(judgement.sums.substance[pole])}, how it is run ${weight(judgement.sums.governance[pole])}), the sum of`,
    );
    const faint = pieces.filter(isFaint);
    // One faint word is as short as the line that would stand for it.
    for (const piece of faint.length > 1 ? pieces.filter((each) => !isFaint(each)) : pieces)
      lines.push(row(piece, paint));
    if (faint.length > 1) lines.push(faintRow(faint, paint));
  }
  const out = judgement.evidence.filter((piece) => piece.discounted === true);
  if (out.length > 0) lines.push('', 'Read as context, not used for the verdict');
  for (const piece of out)
    lines.push(
      `        “${plain(clipped(piece.text))}”${piece.rule === undefined ? '' : paint.dim(`  ${discountWords[piece.rule]}`)}`,
    );
  lines.push('');
  if (flip !== undefined) lines.push(flipWords(flip, (words) => `“${plain(words)}”`));
  else if (judgement.verdict !== 'unclear')
    lines.push('Removing evidence on one side alone would not change the verdict.');
  if (judgement.neither.length > 0)
    lines.push(
      `Speaks for neither path: ${[
        ...new Set(judgement.neither.map(({ text }) => `“${plain(clipped(text))}”`)),
      ]
        .slice(0, 4)
        .join(', ')} (${weight(judgement.sums.neither)})`,
    );
  const missing = wouldDecide(judgement, view);
  if (missing !== null) lines.push(missing);
  const { operational, strategic, neutral } = file.portfolio.settings.vocabulary;
  const own = operational.length + strategic.length + neutral.length;
  const atWork = judgement.evidence.filter(({ source }) => source === 'vocabulary').length;
  if (own > 0)
    lines.push(
      `Words in the vocabulary of the portfolio: ${operational.length} operational, ${strategic.length} strategic, ${neutral.length} neutral; ${atWork === 0 ? 'none' : atWork} at work here.`,
    );
  lines.push(...beforeLines(before, accepted ?? []));
  const percent = (value: number): string => `${percentSure(value)}%`;
  const confidence = judgement.verdict === 'unclear' ? '' : `Confidence ${percent(judgement.confidence)}. `;
  lines.push(
    paint.dim(
      `${confidence}Reported from: mixed-traits ${percent(thresholds['mixed-traits'])}, misclassified ${percent(thresholds.misclassified)}, unclassified ${percent(thresholds.unclassified)}. This item: ${reported ?? 'not reported'}.`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

/** Maximum number of settled changes, and of a team's refusals, to list; the rest is counted. */
const TOLD = 3;

/** Lists earlier decisions on the item, and trait findings followed or refused on it and on other items of its teams. */
function beforeLines({ decided, refused, refusedByTeams }: Before, accepted: readonly Accepted[]): string[] {
  const told = ({ rules, reason }: Refusal): string =>
    `${rules.join(', ')}${reason === '' ? ', without a reason' : `: “${plain(clipped(reason, 80))}”`}`;
  const lines = decided.map(
    ({ date, decided: what, by }) =>
      `Decided${date === null ? '' : ` ${plain(date)}`}${by === null ? '' : ` by ${plain(clipped(by))}`}: “${plain(clipped(what, 80))}”`,
  );
  lines.push(...acceptedLines(accepted));
  for (const refusal of refused) lines.push(`Refused here: ${told(refusal)}`);
  for (const refusal of refusedByTeams.slice(0, TOLD))
    lines.push(
      `Refused by the same team on ${plain(refusal.item ?? clipped(refusal.title))}: ${told(refusal)}`,
    );
  const more = refusedByTeams.length - TOLD;
  if (more > 0) lines.push(`… and on ${more} more of its items.`);
  return lines.length === 0 ? [] : ['', ...lines];
}

/** Lists what was settled as a trait finding had asked: the item's own, and that of its teams. */
function acceptedLines(accepted: readonly Accepted[]): string[] {
  return [true, false].flatMap((own) => {
    const all = accepted.filter(({ here }) => here === own);
    const more = all.length - TOLD;
    return [
      ...all.slice(0, TOLD).map((each) => {
        const where = own ? '' : ` by the same team on ${plain(each.item ?? clipped(each.title))}`;
        return `Settled before${where}: on ${isoDay(each.day)} (commit ${each.commit.slice(0, 10)}) ${changeWords(each.change)}`;
      }),
      ...(more > 0
        ? [own ? `… and ${more} earlier.` : `… and ${more} earlier on items of the same team.`]
        : []),
    ];
  });
}

function changeWords(change: Accepted['change']): string {
  switch (change.kind) {
    case 'track':
      return change.from === null
        ? `the track was set to ${change.to}`
        : `the track was changed from ${change.from} to ${change.to}`;
    case 'split':
      return `it was split into ${change.into.map((title) => `“${plain(clipped(title))}”`).join(' and ')}`;
    default:
      return 'it was changed and no longer mixes both kinds of work';
  }
}

/** Sums up words that are too light to be listed each, so that the sum above is still that of what is listed. */
function faintRow(pieces: readonly Evidence[], paint: Terminal['paint']): string {
  const sum = pieces.reduce((all, piece) => all + piece.weight, 0);
  return `  ${weight(sum).padStart(5)} ${paint.dim(`${pieces.length} faint words together`)}`;
}

function row(piece: Evidence, paint: Terminal['paint']): string {
  const words = `“${plain(clipped(piece.text))}”`;
  const why =
    piece.source === 'vocabulary'
      ? ', own vocabulary'
      : piece.rule === undefined
        ? ''
        : `, less: ${discountWords[piece.rule]}`;
  const name = dimensionName(piece);
  const about = name === null ? '' : `${name}, `;
  return `  ${weight(piece.weight).padStart(5)} ${words} ${paint.dim(`${about}in ${placeWords(piece.path)}${why}`)}`;
}

/** Describes a path of keys, counting from one: `measures 1, kind`. */
const placeWords = (path: string): string =>
  path.replace(/\.(\d+)/, (_, at: string) => ` ${Number(at) + 1}`).replace('.', ', ');
