/**
 * Measures the trait engine. Nothing is scored by a model that was taught on it: the labelled set is judged sector by
 * sector by models taught on the corpus and the other sectors' labelled items, as the shipped weights are taught on
 * both, and by a model taught on the corpus alone; the training corpus by models taught on the other sectors.
 * `--curve` shows the learning curve, `--ablation` what each kind of feature earns, `--speed` what a judgement costs.
 */

import { sureTrack } from '../server/src/sheets/items/sure-track.ts';
import { FEATURE } from '../server/src/traits/features.ts';
import { createJudge, type Judge, type Subject } from '../server/src/traits/judge.ts';
import { english } from '../server/src/traits/pack/en/english.ts';
import { words } from '../server/src/traits/pack/en/language.ts';
import { type Item, readLabelled, readTraining } from './traits/corpus.ts';
import { type Document, foldsBySector, phraseClauses, readDocuments } from './traits/documents.ts';
import { learn } from './traits/learn.ts';
import {
  calibrationLines,
  explanationLaw,
  FIGURE_HEAD,
  figureLine,
  figures,
  findingFigures,
  type Judged,
} from './traits/measure.ts';

const flags = new Set(process.argv.slice(2));
const training = readTraining();
const labelled = readLabelled();
const known = phraseClauses(words);
const FOLDS = 5;
/** Ablation learns many models; halves of the sectors are enough to compare them. */
const HALVES = 2;

/** A judge for every fold of `held`, taught on `base` and the other folds of `held`. */
function judgesFor(base: readonly Document[], held: readonly Document[]): Judge[] {
  const folds = foldsBySector(held, FOLDS);
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = learn([...base, ...held.filter((_, at) => folds[at] !== fold)], known);
    return createJudge({ ...words, model });
  });
}

function judgeAll(
  judges: readonly Judge[],
  items: readonly Item[],
  folds: readonly number[],
  part: (subject: Subject) => Subject = (s) => s,
): Judged[] {
  return items.map((item, at) => ({ item, judgement: judges[folds[at]!]!(part(item.subject)) }));
}

const isBody = (path: string): boolean => path === 'title' || path === 'description';
const textOnly = (subject: Subject): Subject => ({ texts: subject.texts.filter(({ path }) => isBody(path)) });
const fieldsOnly = (subject: Subject): Subject => ({
  ...subject,
  texts: subject.texts.filter(({ path }) => !isBody(path)),
});

function report(
  name: string,
  judges: readonly Judge[],
  items: readonly Item[],
  folds: readonly number[],
): void {
  const all = judgeAll(judges, items, folds);
  console.log(`\n## ${name}\n${FIGURE_HEAD}`);
  console.log(figureLine('all', all));
  console.log(
    figureLine(
      'hard',
      all.filter(({ item }) => item.hard),
    ),
  );
  console.log(
    figureLine(
      'items without fields',
      all.filter(({ item }) => !item.hasFields),
    ),
  );
  console.log(
    figureLine(
      'items with fields',
      all.filter(({ item }) => item.hasFields),
    ),
  );
  const text = judgeAll(judges, items, folds, textOnly);
  console.log(
    figureLine(
      '  the same, text only',
      text.filter(({ item }) => item.hasFields),
    ),
  );
  const fields = judgeAll(judges, items, folds, fieldsOnly);
  console.log(
    figureLine(
      '  the same, fields only',
      fields.filter(({ item }) => item.hasFields),
    ),
  );
  console.log(figureLine('all, text only', text));
  console.log(`\nConfidence against truth\n${calibrationLines(all).join('\n')}`);
  const work = all.filter(({ item }) => item.label !== 'unclear');
  const covered = work.filter(({ judgement }) => judgement.verdict !== 'unclear');
  console.log(
    `Coverage: a verdict on ${covered.length} of ${work.length}; right on ${figures(covered).accuracy.toFixed(3)} of those`,
  );
  const cost = findingFigures(all);
  console.log(
    `False alarms on sound items: ${cost.falseAlarms} of ${cost.sound} (${((100 * cost.falseAlarms) / cost.sound).toFixed(1)} %)`,
  );
  console.log(
    `mixed-traits fires ${cost.mixedFired} times: precision ${cost.mixedPrecision.toFixed(3)}, recall ${cost.mixedRecall.toFixed(3)}`,
  );
  const unclear = all.filter(({ item }) => item.label === 'unclear');
  if (unclear.length > 0) {
    const found = findingFigures(unclear.map(({ item, judgement }) => ({ item, judgement }))).mixedFired;
    const right = unclear.filter(({ judgement }) => judgement.verdict === 'unclear').length;
    console.log(`Unclear items: ${right} of ${unclear.length} found unclear; mixed-traits on ${found}`);
  }
  const sure = all.flatMap(({ item, judgement }) => {
    const track = sureTrack(judgement);
    return track === null ? [] : [track === item.label];
  });
  console.log(
    `Tracks sure enough to be written: ${sure.length} of ${all.length}, ${sure.filter((right) => !right).length} wrong`,
  );
  const law = explanationLaw(
    items.map((item, at) => ({
      judge: judges[folds[at]!]!,
      subject: item.subject,
      judgement: all[at]!.judgement,
    })),
  );
  console.log(
    `Explanation: without the words shown, ${law.changed} of ${law.changed + law.kept} verdicts change (${((100 * law.changed) / (law.changed + law.kept)).toFixed(1)} %)`,
  );
}

function speed(judge: Judge): void {
  const subjects = labelled.map(({ subject }) => subject);
  for (let round = 0; round < 20; round++) for (const subject of subjects) judge(subject);
  // CPU time and not the clock: what else the machine does is no part of the cost.
  const begun = process.cpuUsage();
  const seconds = (): number => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1e6;
  };
  let judged = 0;
  while (seconds() < 3) {
    for (const subject of subjects) judge(subject);
    judged += subjects.length;
  }
  console.log(`Speed: ${Math.round(judged / seconds())} items a second, warm, one core`);
}

function corpusScore(documents: readonly Document[], held: readonly Document[]): string {
  const judge = createJudge({ ...words, model: learn(documents, known) });
  return figureLine(
    '',
    held.map(({ item }) => ({ item, judgement: judge(item.subject) })),
  ).trim();
}

// First, while the heap holds no more than it does in an editor.
if (flags.size === 0 || flags.has('--speed')) speed(createJudge(english));

const documents = readDocuments(training, words);
const labelledDocuments = readDocuments(labelled, words);

if (flags.has('--speed')) {
  // Nothing is learned for it.
} else if (flags.has('--curve')) {
  console.log(
    '## Learning curve: taught on a share of the training corpus, judged on the whole labelled set',
  );
  for (const part of [0.125, 0.25, 0.5, 0.75, 1]) {
    const taught = documents.filter((_, at) => (at * 0.6180339887) % 1 < part);
    console.log(`${String(taught.length).padStart(5)} items: ${corpusScore(taught, labelledDocuments)}`);
  }
} else if (flags.has('--ablation')) {
  console.log('## Ablation: training corpus by sector, without one kind of feature');
  const kinds: [string, number[]][] = [
    ['whole engine', []],
    ['no cues', [FEATURE.cue]],
    ['no marks', [FEATURE.mark]],
    ['no kinds or compositions', [FEATURE.kind, FEATURE.kinds, FEATURE.wordKind, FEATURE.kindWord]],
    ['no pairs', [FEATURE.pair, FEATURE.skip]],
    ['no letters', [FEATURE.letters]],
    [
      'cues and kinds only',
      [
        FEATURE.word,
        FEATURE.pair,
        FEATURE.skip,
        FEATURE.letters,
        FEATURE.first,
        FEATURE.wordKind,
        FEATURE.kindWord,
      ],
    ],
  ];
  console.log(FIGURE_HEAD);
  for (const [name, left] of kinds) {
    const bare = readDocuments(training, words, new Set(left));
    const phrases = phraseClauses(words, new Set(left));
    const folds = foldsBySector(bare, HALVES);
    const judges = Array.from({ length: HALVES }, (_, fold) =>
      createJudge({
        ...words,
        model: learn(
          bare.filter((_, at) => folds[at] !== fold),
          phrases,
        ),
      }),
    );
    console.log(
      figureLine(
        name,
        training.map((item, at) => ({ item, judgement: judges[folds[at]!]!(item.subject) })),
      ),
    );
  }
} else {
  report(
    'Labelled set, by sector (taught on the corpus and the other sectors)',
    judgesFor(documents, labelledDocuments),
    labelled,
    foldsBySector(labelledDocuments, FOLDS),
  );
  report(
    'Labelled set, taught on the training corpus alone',
    [createJudge({ ...words, model: learn(documents, known) })],
    labelled,
    labelled.map(() => 0),
  );
  report('Training corpus, by sector', judgesFor([], documents), training, foldsBySector(documents, FOLDS));
}
