/** `twotrack explain ID`: every piece of evidence behind the verdict on an item, as a sum, and what would flip it. */
import { type Command, Option } from 'commander';
import type { ItemEntry } from '../../core/document/read-block.ts';
import { type EntryRef, idOf } from '../../core/model/entry-index.ts';
import { type ItemView, itemView } from '../../core/model/item.ts';
import type { Range } from '../../core/text/lines.ts';
import { nearest } from '../../core/text/near-words.ts';
import {
  clipped,
  discountWords,
  type Explanation,
  explanationOf,
  flipWords,
  poles,
  verdictWords,
  weight,
} from '../../features/words/verdict-words.ts';
import { dimensionNames } from '../../rules/kit/trait-words.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { evidenceSpan } from '../../traits/item-subject.ts';
import { type Evidence, THRESHOLDS, type TraitFinding } from '../../traits/judge.ts';
import { load, shownPath, tellUnread, todayOf } from '../input/load.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';

interface Explained {
  readonly file: FileSnapshot;
  readonly ref: EntryRef;
  readonly view: ItemView;
  readonly explanation: Explanation;
  /** Confidence from which each trait finding is reported in this portfolio. */
  readonly thresholds: Readonly<Record<TraitFinding, number>>;
  /** The trait finding that is reported, if any. */
  readonly reported: TraitFinding | null;
}

const FINDINGS: readonly TraitFinding[] = ['mixed-traits', 'misclassified', 'unclassified'];
const DEFAULTS: Readonly<Record<TraitFinding, number>> = {
  'mixed-traits': THRESHOLDS.mixed,
  misclassified: THRESHOLDS.misclassified,
  unclassified: THRESHOLDS.unclassified,
};

export function addExplain(program: Command, terminal: Terminal): void {
  program
    .command('explain')
    .description('show all evidence behind the verdict on one item, and what would flip it')
    .argument('<ID>', 'id of the item')
    .argument('[PATH...]', 'files, folders or globs to look for it in', [])
    .addOption(
      new Option('--format <format>', 'how it is written').choices(['pretty', 'json']).default('pretty'),
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
      const { files } = await load(paths, todayOf(undefined), terminal);
      if (tellUnread(files, terminal) > 0) process.exitCode = 2;
      const found = files.flatMap((file) => explained(file, id));
      if (found.length === 0) throw new UsageError(missing(files, id));
      if (format === 'json') terminal.out(`${JSON.stringify(explainedJson(files, id), null, 2)}\n`);
      else terminal.out(found.map((one) => pretty(one, terminal)).join('\n'));
    });
}

/** Everything behind the verdicts on the items of an id, for programs. */
export function explainedJson(files: readonly FileSnapshot[], id: string): object {
  return { version: 1, items: files.flatMap((file) => explained(file, id)).map(asJson) };
}

function missing(files: readonly FileSnapshot[], id: string): string {
  const ids = files.flatMap(({ portfolio }) => [...portfolio.index.ids('item')]);
  const meant = nearest(id, ids);
  return `there is no item ${plain(id)}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

function explained(file: FileSnapshot, id: string): Explained[] {
  return file.portfolio.index
    .byId('item', id)
    .filter((ref) => ref.uri === file.uri)
    .map((ref) => {
      const view = itemView(ref.block, ref.entry as ItemEntry);
      const { options } = file.analysis.settings;
      const threshold = (rule: TraitFinding): number =>
        (options.get(rule) as { readonly confidence?: number } | undefined)?.confidence ?? DEFAULTS[rule];
      const thresholds = {
        'mixed-traits': threshold('mixed-traits'),
        misclassified: threshold('misclassified'),
        unclassified: threshold('unclassified'),
      };
      const reported =
        FINDINGS.find((rule) =>
          file.analysis.findings(file.uri).some((placed) => placed.ref === ref && placed.rule === rule),
        ) ?? null;
      return { file, ref, view, explanation: explanationOf(file.analysis, view), thresholds, reported };
    });
}

function rangeOf({ file, ref, view }: Explained, piece: Evidence): Range | null {
  const span = evidenceSpan(view, piece);
  return span === null ? null : file.session.rangeIn(file.document, ref.block, span);
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function asJson(one: Explained): unknown {
  const { file, ref, view, explanation, thresholds, reported } = one;
  const { judgement, flip } = explanation;
  const asPiece = (piece: Evidence): unknown => ({
    dimension: piece.dimension,
    pole: piece.pole,
    layer: piece.layer,
    weight: rounded(piece.weight),
    text: piece.text,
    path: piece.path,
    source: piece.source,
    rule: piece.rule ?? null,
    discounted: piece.discounted ?? false,
    range: rangeOf(one, piece),
  });
  return {
    id: idOf(ref),
    file: shownPath(file.uri),
    title: view.title,
    track: view.track,
    verdict: judgement.verdict,
    confidence: rounded(judgement.confidence),
    scores: {
      operational: rounded(judgement.scores.operational),
      strategic: rounded(judgement.scores.strategic),
    },
    mix: judgement.mix ?? null,
    thresholds,
    reported,
    evidence: judgement.evidence.map(asPiece),
    vocabulary: file.portfolio.settings.vocabulary,
    flip:
      flip === undefined
        ? null
        : {
            verdict: flip.verdict,
            remove: flip.remove.map(({ text, path, pole, dimension }) => ({ text, path, pole, dimension })),
          },
  };
}

function pretty(one: Explained, { paint }: Terminal): string {
  const { file, ref, view, explanation, thresholds, reported } = one;
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
    lines.push(`The work itself is ${judgement.mix.substance}; how it is run is not.`);
  if (judgement.mix?.kind === 'substance') lines.push('Work of both kinds in one item.');
  for (const pole of poles) {
    const pieces = judgement.evidence.filter((piece) => piece.pole === pole && piece.weight > 0);
    if (pieces.length === 0) continue;
    lines.push(
      '',
      `${pole === 'strategic' ? paint.magenta(capital(pole)) : paint.cyan(capital(pole))} ${paint.bold(weight(judgement.scores[pole]))}, the sum of`,
    );
    for (const piece of pieces) lines.push(row(piece, paint));
  }
  const out = judgement.evidence.filter((piece) => piece.discounted === true);
  if (out.length > 0) lines.push('', 'Counted for nothing');
  for (const piece of out)
    lines.push(
      `        “${plain(clipped(piece.text))}”${piece.rule === undefined ? '' : paint.dim(`  ${discountWords[piece.rule]}`)}`,
    );
  lines.push(
    '',
    flip === undefined
      ? 'No single side of the evidence would flip it.'
      : flipWords(flip, (words) => `“${plain(words)}”`),
  );
  const { operational, strategic, neutral } = file.portfolio.settings.vocabulary;
  const own = operational.length + strategic.length + neutral.length;
  if (own > 0)
    lines.push(
      `Vocabulary of the portfolio: ${operational.length} operational, ${strategic.length} strategic, ${neutral.length} neutral words; ${judgement.evidence.filter(({ source }) => source === 'vocabulary').length} at work here.`,
    );
  const percent = (value: number): string => `${Math.round(value * 100)}%`;
  lines.push(
    paint.dim(
      `Reported from: mixed-traits ${percent(thresholds['mixed-traits'])}, misclassified ${percent(thresholds.misclassified)}, unclassified ${percent(thresholds.unclassified)}. This item: ${reported ?? 'not reported'}.`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

function row(piece: Evidence, paint: Terminal['paint']): string {
  const words = `“${plain(clipped(piece.text))}”`;
  const why =
    piece.source === 'vocabulary'
      ? ', own vocabulary'
      : piece.rule === undefined
        ? ''
        : `, less: ${discountWords[piece.rule]}`;
  return `  ${weight(piece.weight).padStart(5)} ${words} ${paint.dim(`${dimensionNames[piece.dimension]}, in ${piece.path}${why}`)}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
