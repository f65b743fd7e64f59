/**
 * Evaluates the trait engine, and prints one table for all sets with confidence bounds and two baseline judges. Nothing
 * is judged by weights trained on it: the real items are judged by weights trained without their register and source,
 * the court by weights trained without it, the labelled items by weights trained without their sector. `--speed` prints
 * the cost of a judgement, `--quick` leaves out the registers.
 */
import { sureTrack } from '../server/src/sheets/items/sure-track.ts';
import { createJudge, type Judge } from '../server/src/traits/judge.ts';
import type { Verdict } from '../server/src/traits/judgement.ts';
import { english } from '../server/src/traits/pack/en/english.ts';
import { type Item, readCourt, readPairs, readSchool } from './traits/corpus.ts';
import { foldOf } from './traits/folds.ts';
import { courtLike, type Likeness, likenessOf } from './traits/likeness.ts';
import {
  agreementOf,
  calibrationLines,
  explanationLaw,
  type Judged,
  mixedCalibrationLines,
  mixedFindingLines,
  TABLE_HEAD,
  tableRow,
} from './traits/measure.ts';
import { majorityOf, teachPlain } from './traits/plain.ts';
import { FOLDS, judgeWith, School } from './traits/teach.ts';

const flags = new Set(process.argv.slice(2));
const school = new School();
const all = [...school.voices, ...readPairs(), ...readSchool(), ...school.labelled];
const calibration = english.weights?.numbers.calibration;
const majority = majorityOf(school.voices);

/** Judges `held` with the weights and with a baseline judge trained on the items that `taught` admits. */
function judgeHeld(held: readonly Item[], taught: (item: Item) => boolean): Judged[] {
  const judge = judgeWith(school.weights(taught, calibration));
  const plain = teachPlain(all.filter((item) => item.set !== 'school' && taught(item)));
  return held.map((item) => ({ item, judgement: judge(item.subject), plain: plain(item) }));
}

/** Prints how many tracks an import would write without asking, and how many of them most readers gave. */
function writtenLine(name: string, judged: readonly Judged[]): string {
  const written = judged.filter(({ judgement }) => sureTrack(judgement) !== null);
  const right = written.filter(({ item, judgement }) => sureTrack(judgement) === item.label);
  return `Tracks that an import would write unasked, ${name}: ${written.length} of ${judged.length}, ${right.length} right`;
}

/** Prints how the engine and the baseline judge do on the real items that are like the court's. */
function likeLine(judged: readonly Judged[], registers: readonly string[]): string {
  const weights = courtLike(
    judged.map(({ item }) => item),
    registers,
  );
  const of = (said: (each: Judged) => Verdict): Likeness =>
    likenessOf(weights, new Map(judged.map((each) => [each.item, said(each)])));
  const [ours, plain] = [of(({ judgement }) => judgement.verdict), of((each) => each.plain)];
  const figures = ({ accuracy, macroF1 }: Likeness): string =>
    `${accuracy.toFixed(2)}, ${macroF1.toFixed(2)}`;
  return `Real items like the court's: ${ours.items}; accuracy and macro-F1 ${figures(ours)}, plain ${figures(plain)}`;
}

/** Prints what the confidence of mixed is worth, and what each threshold of its finding would find. */
function mixedTables(name: string, judged: readonly Judged[]): string {
  return `
Mixed, ${name}:

| confidence said | real items | mean | right |
|---|---|---|---|
${mixedCalibrationLines(judged).join('\n')}

| threshold | found | right | of all mixed | false alarms |
|---|---|---|---|---|
${mixedFindingLines(judged, [0.3, 0.35, 0.4, 0.45, 0.5]).join('\n')}`;
}

const agreed = (judged: readonly Judged[]): Judged[] =>
  judged.filter(({ item: { readings } }) => readings[0] === readings[1]);

function table(): void {
  const rows: string[] = [];
  const add = (name: string, judged: readonly Judged[], most: Verdict = majority): void => {
    if (judged.length > 0) rows.push(tableRow(name, judged, most));
  };
  const court = judgeHeld(readCourt(), () => true);
  add('court: real items of others, never taught', court);
  add('court, where both readers agree', agreed(court));
  const voices: Judged[] = [];
  const labelled: Judged[] = [];
  const thin: Judged[] = [];
  const setOf: Record<Item['set'], Judged[]> = { voice: voices, labelled, school: thin, pair: [], court: [] };
  for (let fold = 0; fold < FOLDS; fold++) {
    const inFold = (item: Item): boolean => foldOf(item, FOLDS) === fold;
    const held = [...school.voices, ...school.labelled, ...school.thin].filter(inFold);
    for (const each of judgeHeld(held, (item) => !inFold(item))) setOf[each.item.set].push(each);
  }
  add('real items, source by source', voices);
  add('real items, where both readers agree', agreed(voices));
  const unseen: Judged[] = [];
  if (!flags.has('--quick'))
    for (const register of [...new Set(school.voices.map((item) => item.register))].sort()) {
      const held = school.voices.filter((item) => item.register === register);
      const sources = new Set(held.map(({ group }) => group));
      const judged = judgeHeld(held, (item) => item.register !== register && !sources.has(item.group));
      add(`register held out: ${register}`, judged);
      unseen.push(...judged);
    }
  add('invented and labelled, sector by sector', labelled, majorityOf(school.labelled));
  add(
    'of them the hard ones',
    labelled.filter(({ item }) => item.hard),
    majorityOf(school.labelled),
  );
  add('invented, too thin to judge or on neither path', thin, 'unclear');
  console.log(`${TABLE_HEAD}\n${rows.join('\n')}`);
  console.log(
    `\n| confidence said | real items | mean | right |\n|---|---|---|---|\n${calibrationLines(voices).join('\n')}`,
  );
  console.log(mixedTables('source by source', voices));
  if (unseen.length > 0) console.log(mixedTables('registers held out', unseen));
  const registers = court.map(({ item }) => item.register);
  console.log(`\n${likeLine(voices, registers)}`);
  console.log(`\n${writtenLine('court', court)}\n${writtenLine('real items', voices)}`);
  const law = explanationLaw(
    voices.map(({ item, judgement }) => ({ judge: shipped, subject: item.subject, judgement })),
  );
  console.log(`\nWithout the words shown ${law.changed} of ${law.changed + law.kept} verdicts change`);
}

function agreement(): void {
  const { share, kappa, alpha, confusion } = agreementOf(school.voices);
  const rows = confusion.map((row) => row.join(' ')).join(' | ');
  console.log(
    `\nTwo readers of ${school.voices.length} real items agree on ${(100 * share).toFixed(1)} %, kappa ${kappa.toFixed(2)}, alpha ${alpha.toFixed(2)}; first by second: ${rows}`,
  );
}

function speed(judge: Judge): void {
  const subjects = school.labelled.map(({ subject }) => subject);
  for (let round = 0; round < 20; round++) for (const subject of subjects) judge(subject);
  // Measure CPU time rather than wall-clock time, which depends on other load.
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

const shipped = createJudge(english);
speed(shipped);
if (!flags.has('--speed')) {
  agreement();
  table();
}
