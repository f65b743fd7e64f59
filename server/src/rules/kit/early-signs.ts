/** Evaluates early signs: compares each with the measure, rule or figure that it watches. */
import { nameKey } from '../../base/words.ts';
import { pointsOf } from '../../core/language/measure.ts';
import type { Measure } from '../../core/language/values.ts';
import type { Polarity, PoleName, Sign, SignSource } from '../../core/model/polarity.ts';
import type { Quarters } from '../../core/model/quarters.ts';
import { type Day, isoDay } from '../../core/text/days.ts';
import { counting, t } from '../../core/text/l10n.ts';

export interface SignState {
  readonly pole: PoleName;
  readonly sign: Sign;
  /** `unknown`: what it watches is missing or incomplete. */
  readonly state: 'shows' | 'quiet' | 'unknown';
  /** True if what it watches exists and only time is needed: a first reading, or dates that go back far enough. */
  readonly waits: boolean;
  /** The first day on which it showed; null if unknown. */
  readonly since: Day | null;
  /** The observation: `0 milestones met since 2027-04-01`, `no measure is called Overtime`. */
  readonly said: string;
}

export interface SignSources {
  readonly measures: readonly Measure[];
  readonly quarters: Quarters;
  readonly today: Day;
  /** Counts a rule's findings; null if the rule does not exist or is off. */
  readonly finds: (rule: string) => number | null;
}

/** Evaluates the signs of both poles, in file order. */
export function signStates(polarity: Polarity, sources: SignSources): readonly SignState[] {
  return (['operational', 'strategic'] as const).flatMap((pole) =>
    polarity[pole].signs.map((sign) => ({ pole, sign, ...stateOf(sign, sources) })),
  );
}

type State = Pick<SignState, 'state' | 'waits' | 'since' | 'said'>;
const missing = (said: string): State => ({ state: 'unknown', waits: false, since: null, said });
const waiting = (said: string): State => ({ state: 'unknown', waits: true, since: null, said });
const quiet = (said: string): State => ({ state: 'quiet', waits: false, since: null, said });
const shows = (since: Day | null, said: string): State => ({ state: 'shows', waits: false, since, said });

function stateOf(sign: Sign, sources: SignSources): State {
  const { source } = sign;
  if (source.kind === 'none')
    return missing(t`it does not name one thing to watch: a measure, a rule or a figure`);
  if (source.kind === 'rule') return ruleState(source.id, sources);
  if (sign.over === null && sign.under === null) return missing(t`it has no limit: add over or under`);
  return source.kind === 'measure'
    ? measureState(source.name, sign, sources)
    : figureState(source, sign, sources);
}

function ruleState(id: string, { finds }: SignSources): State {
  const count = finds(id);
  if (count === null) return missing(t`there is no rule ${id}, or it is off`);
  if (count === 0) return quiet(t`no finding`);
  // Leaders read it below the words of the sign: the id of the rule would tell them nothing.
  const said = counting(count, count === 1 ? 'finding' : 'findings');
  return shows(null, t`${said}; the text does not say since when`);
}

const beyond = ({ over, under }: Sign, value: number): boolean =>
  (over !== null && value > over) || (under !== null && value < under);

function measureState(name: string, sign: Sign, { measures, today }: SignSources): State {
  const own = measures.filter(({ fields }) => nameKey(fields.name?.text) === nameKey(name));
  if (own.length === 0) return missing(t`no measure is called ${name}`);
  let best: State = waiting(t`${name} has no reading yet`);
  for (const measure of own) {
    const points = pointsOf(measure.fields.actuals).filter(({ day }) => day <= today);
    const last = points.at(-1);
    if (last === undefined) continue;
    const said = t`${measure.fields.name?.text ?? name} reads ${last.value} on ${isoDay(last.day)}`;
    if (!beyond(sign, last.value)) {
      if (best.state === 'unknown') best = quiet(said);
      continue;
    }
    const within = points.findLastIndex(({ value }) => !beyond(sign, value));
    return shows(points[within + 1]?.day ?? last.day, said);
  }
  return best;
}

function figureState(
  { figure, quarters: back }: Extract<SignSource, { kind: 'figure' }>,
  sign: Sign,
  { quarters: { all, since } }: SignSources,
): State {
  const now = all.at(-1);
  if (now === undefined) return waiting(t`nothing is dated yet`);
  if (figure === 'operational-share') {
    if (now.share === null) return waiting(t`what is under way states no dates`);
    const since = all[all.findLastIndex(({ share }) => share === null || !beyond(sign, share)) + 1];
    const said = t`operational ${Math.round(now.share)} percent in ${now.label}`;
    return beyond(sign, now.share) ? shows(since?.first ?? now.first, said) : quiet(said);
  }
  const looked = all.length > back ? all.slice(-1 - back) : [];
  const earlier = looked[0];
  if (earlier === undefined) return waiting(t`the dates reach back less than that`);
  if (figure === 'share-moved') {
    if (now.share === null || earlier.share === null) return waiting(t`the share then or now is not known`);
    const moved = Math.round(now.share - earlier.share);
    const said = t`from ${Math.round(earlier.share)} percent operational in ${earlier.label} to ${Math.round(now.share)} in ${now.label}`;
    return beyond(sign, moved) ? shows(now.first, said) : quiet(said);
  }
  const path = figure === 'milestones-met' ? 'strategic' : 'operational';
  // Only work that ran for the whole time can have stood still.
  const begun = since[path];
  if (begun === null || begun > earlier.first)
    return waiting(
      path === 'strategic'
        ? t`no strategic item is known to have been under way for so long`
        : t`no operational item is known to have been under way for so long`,
    );
  const count = looked.reduce(
    (sum, quarter) => sum + (figure === 'milestones-met' ? quarter.milestonesMet : quarter.stepsFinished),
    0,
  );
  const from = earlier.first;
  const said =
    figure === 'milestones-met'
      ? t`${counting(count, count === 1 ? 'milestone' : 'milestones')} met since ${isoDay(from)}`
      : t`${counting(count, count === 1 ? 'improvement' : 'improvements')} finished since ${isoDay(from)}`;
  return beyond(sign, count) ? shows(from, said) : quiet(said);
}
