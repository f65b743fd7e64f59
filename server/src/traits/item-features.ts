/** From the clauses and the governance of an item to the numbers the verdict is taken from. */

/** What one clause says: probabilities that its words speak for a pole or for neither. */
export interface ClauseView {
  readonly operational: number;
  readonly strategic: number;
  readonly none: number;
  readonly title: boolean;
  /** It goes on with the sentence of the clause before it. */
  readonly joined: boolean;
  /** Tokens. */
  readonly length: number;
  /** Strongest run of words for each pole. */
  readonly runOperational: number;
  readonly runStrategic: number;
}

/** What the fields say: the summed evidence for each pole, both at least 0. */
export interface GovernanceView {
  readonly operational: number;
  readonly strategic: number;
  /** How many fields spoke. */
  readonly count: number;
}

/** Names of the numbers, in order; a model is bound to them. */
export const ITEM_FEATURES = [
  'likely-operational',
  'likely-strategic',
  'likely-unclear',
  'most-operational',
  'most-strategic',
  'second-operational',
  'second-strategic',
  'mass-operational',
  'mass-strategic',
  'both-most',
  'both-mass',
  'lean',
  'least-none',
  'title-lean',
  'body-lean',
  'title-against-body',
  'clauses',
  'length',
  'governance-operational',
  'governance-strategic',
  'governance-count',
  'governance-lean',
  'governance-both',
  'operational-run-strategic',
  'strategic-run-operational',
  'agree-operational',
  'agree-strategic',
  'any-operational',
  'any-strategic',
  'switches',
  'no-governance-mixed',
  'pure-operational',
  'pure-strategic',
  'run-operational',
  'run-strategic',
  'second-run-operational',
  'second-run-strategic',
  'run-both',
] as const;

const clip = (value: number, low: number, high: number): number =>
  value < low ? low : value > high ? high : value;

/** Fills `out` (one place a name of `ITEM_FEATURES`). */
export function itemFeatures(
  clauses: readonly ClauseView[],
  governance: GovernanceView,
  out: Float64Array,
): void {
  let likelyOperational = 0;
  let likelyStrategic = 0;
  let likelyUnclear = 0;
  let mostOperational = 0;
  let mostStrategic = 0;
  let secondOperational = 0;
  let secondStrategic = 0;
  let massOperational = 0;
  let massStrategic = 0;
  let leastNone = 1;
  let missOperational = 1;
  let missStrategic = 1;
  let titleLean = 0;
  let titles = 0;
  let bodyLean = 0;
  let bodies = 0;
  let lean = 0;
  let length = 0;
  let switches = 0;
  let before = 0;
  let runOperational = 0;
  let runStrategic = 0;
  let secondRunOperational = 0;
  let secondRunStrategic = 0;
  for (const {
    operational,
    strategic,
    none,
    title,
    length: size,
    runOperational: o,
    runStrategic: s,
  } of clauses) {
    if (o > runOperational) {
      secondRunOperational = runOperational;
      runOperational = o;
    } else if (o > secondRunOperational) secondRunOperational = o;
    if (s > runStrategic) {
      secondRunStrategic = runStrategic;
      runStrategic = s;
    } else if (s > secondRunStrategic) secondRunStrategic = s;
    likelyOperational += Math.log(operational + 0.5 * none + 0.01);
    likelyStrategic += Math.log(strategic + 0.5 * none + 0.01);
    likelyUnclear += Math.log(none + 0.03);
    if (operational > mostOperational) {
      secondOperational = mostOperational;
      mostOperational = operational;
    } else if (operational > secondOperational) secondOperational = operational;
    if (strategic > mostStrategic) {
      secondStrategic = mostStrategic;
      mostStrategic = strategic;
    } else if (strategic > secondStrategic) secondStrategic = strategic;
    massOperational += operational;
    massStrategic += strategic;
    leastNone = Math.min(leastNone, none);
    missOperational *= 1 - 0.95 * operational;
    missStrategic *= 1 - 0.95 * strategic;
    const side = strategic - operational;
    lean += side;
    length += size;
    if (title) {
      titleLean += side;
      titles++;
    } else {
      bodyLean += side;
      bodies++;
    }
    if (before * side < 0) switches += Math.min(Math.abs(before), Math.abs(side));
    before = side;
  }
  const count = Math.max(1, clauses.length);
  if (titles > 0) titleLean /= titles;
  if (bodies > 0) bodyLean /= bodies;
  const anyOperational = 1 - missOperational;
  const anyStrategic = 1 - missStrategic;
  const pureOperational = anyOperational * (1 - mostStrategic);
  const pureStrategic = anyStrategic * (1 - mostOperational);
  const forOperational = Math.min(governance.operational, 8);
  const forStrategic = Math.min(governance.strategic, 8);
  const leaning = clip(forStrategic - forOperational, -6, 6);
  const values = [
    clip(likelyOperational, -12, 0),
    clip(likelyStrategic, -12, 0),
    clip(likelyUnclear, -15, 0),
    mostOperational,
    mostStrategic,
    secondOperational,
    secondStrategic,
    Math.min(massOperational, 6),
    Math.min(massStrategic, 6),
    mostOperational * mostStrategic,
    Math.sqrt(Math.min(massOperational, 6) * Math.min(massStrategic, 6)),
    lean / count,
    leastNone,
    titleLean,
    bodyLean,
    titles > 0 && bodies > 0 ? Math.max(0, -titleLean * bodyLean) : 0,
    Math.log(count),
    Math.log1p(length),
    forOperational,
    forStrategic,
    Math.min(governance.count, 8),
    leaning,
    Math.sqrt(forOperational * forStrategic),
    pureOperational * Math.max(0, leaning),
    pureStrategic * Math.max(0, -leaning),
    pureOperational * Math.max(0, -leaning),
    pureStrategic * Math.max(0, leaning),
    anyOperational,
    anyStrategic,
    switches,
    governance.count === 0 ? anyOperational * anyStrategic : 0,
    pureOperational,
    pureStrategic,
    Math.min(runOperational, 8),
    Math.min(runStrategic, 8),
    Math.min(secondRunOperational, 8),
    Math.min(secondRunStrategic, 8),
    Math.min(runOperational, runStrategic, 8),
  ];
  for (let at = 0; at < values.length; at++) out[at] = values[at]!;
}
