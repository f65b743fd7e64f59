/**
 * Tries settings of the learning against those in use, by sources and sectors left out: `node scripts/trial.ts
 * unmarked=0.05 rounds=12`. The court is not judged; its registers alone are read, to weigh real items like it.
 * `--folds=2` measures by the first folds only; `--register=press` leaves out a register instead. What the settings in
 * use say is kept in `node_modules/.cache/twotrack-trial.json` until the learning or the corpus change.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Verdict } from '../server/src/traits/judgement.ts';
import { type Item, readCourt } from './traits/corpus.ts';
import { foldOf } from './traits/folds.ts';
import { courtLike, differenceOf, likenessOf } from './traits/likeness.ts';
import { LEARNING, type Settings } from './traits/settings.ts';
import { FOLDS, judgeWith, School } from './traits/teach.ts';

const CACHE = new URL('../node_modules/.cache/twotrack-trial.json', import.meta.url);
const options = process.argv.slice(2);
const optionOf = (name: string): string | undefined =>
  options.find((each) => each.startsWith(`--${name}=`))?.split('=')[1];
const folds = Number(optionOf('folds') ?? FOLDS);
const register = optionOf('register');

type Said = Map<Item, Verdict>;

/** Settings in use, with those that the command line changes. */
function changed(): Settings {
  const settings: Record<string, number> = { ...LEARNING };
  for (const option of options.filter((each) => !each.startsWith('--'))) {
    const [name, value] = option.split('=') as [string, string | undefined];
    if (!(name in LEARNING) || value === undefined || !Number.isFinite(Number(value)))
      throw new Error(`No such setting: ${option}. Settings: ${Object.keys(LEARNING).join(', ')}`);
    settings[name] = Number(value);
  }
  return settings as unknown as Settings;
}

/** What weights say of the items that they have not seen. */
function judgeAll(school: School): Said {
  const said: Said = new Map();
  const items = [...school.voices, ...school.labelled, ...school.thin];
  const judge = (held: readonly Item[], taught: (item: Item) => boolean): void => {
    const judgeOne = judgeWith(school.weights(taught));
    for (const item of held) said.set(item, judgeOne(item.subject).verdict);
  };
  if (register !== undefined) {
    const held = school.voices.filter((item) => item.register === register);
    const sources = new Set(held.map(({ group }) => group));
    judge(held, (item) => item.register !== register && !sources.has(item.group));
    return said;
  }
  for (let fold = 0; fold < folds; fold++)
    judge(
      items.filter((item) => foldOf(item, FOLDS) === fold),
      (item) => foldOf(item, FOLDS) !== fold,
    );
  return said;
}

/** What the settings in use say, from the cache where nothing that bears on it has changed. */
function judgeBefore(school: School): Said {
  const hash = createHash('sha256').update(JSON.stringify([LEARNING, folds, register]));
  const sources = globSync(['corpus/**/*.*', 'server/src/traits/**/*.ts', 'scripts/traits/*.ts']);
  for (const path of sources.sort()) hash.update(readFileSync(path));
  const key = hash.digest('hex');
  const items = [...school.voices, ...school.labelled, ...school.thin];
  try {
    const kept = JSON.parse(readFileSync(CACHE, 'utf8')) as { key: string; said: Record<string, Verdict> };
    if (kept.key === key) return judgedAs(items, kept.said);
  } catch {
    // Nothing kept yet.
  }
  const said = judgeAll(new School());
  mkdirSync(new URL('.', CACHE), { recursive: true });
  const byId = Object.fromEntries([...said].map(([{ id }, verdict]) => [id, verdict]));
  writeFileSync(CACHE, JSON.stringify({ key, said: byId }));
  return judgedAs(items, byId);
}

const judgedAs = (items: readonly Item[], byId: Readonly<Record<string, Verdict>>): Said =>
  new Map(
    items.flatMap((item): [Item, Verdict][] => {
      const verdict = byId[item.id];
      return verdict === undefined ? [] : [[item, verdict]];
    }),
  );

const percent = (value: number): string => (100 * value).toFixed(1);

function print(school: School, before: Said, after: Said): void {
  const like = courtLike(
    school.voices,
    readCourt().map((item) => item.register),
  );
  const same = (items: readonly Item[]): Map<Item, number> => new Map(items.map((item) => [item, 1]));
  const agreed = school.voices.filter(({ readings: [first, second] }) => first === second);
  const sets: [name: string, weights: ReadonlyMap<Item, number>][] = [
    ['real items', same(school.voices)],
    ['readers agree', same(agreed)],
    ['like the court', like],
    ['invented and labelled', same(school.labelled)],
    ['invented, thin', same(school.thin)],
  ];
  for (const [name, weights] of sets) {
    if (![...weights.keys()].some((item) => after.has(item))) continue;
    const [old, now] = [likenessOf(weights, before), likenessOf(weights, after)];
    const { mean, error } = differenceOf(weights, after, before);
    console.log(
      `${name.padEnd(22)} ${String(now.items).padStart(5)} items: accuracy ${percent(old.accuracy)} -> ${percent(now.accuracy)} (${mean >= 0 ? '+' : ''}${percent(mean)} ± ${percent(error)}), macro-F1 ${percent(old.macroF1)} -> ${percent(now.macroF1)}`,
    );
  }
}

const school = new School(changed());
print(school, judgeBefore(school), judgeAll(school));
