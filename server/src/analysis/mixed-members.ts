/** Finds the mixed items for portfolio rules, which run before the findings of entries are assembled. */
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Member } from '../core/model/stretches.ts';
import { Rope } from '../core/text/rope.ts';
import type { Gathering } from '../rules/kit/define-rule.ts';
import { THRESHOLDS } from '../traits/fires.ts';
import type { Environment } from './environment.ts';
import { covers, fileWideOf, inForce, ownComments } from './suppress.ts';

const RULE = 'mixed-traits';

interface Judged {
  readonly member: Member;
  readonly confidence: number;
}
const readsAsBoth: Gathering<Rope<Judged>> = {
  of: (members, { verdict }) =>
    Rope.of(
      members.flatMap((member) => {
        if (member.view.track === 'neither') return [];
        const { verdict: said, confidence } = verdict(member.view);
        return said === 'mixed' ? [{ member, confidence }] : [];
      }),
    ),
  join: (parts) => Rope.join(parts),
};

/** Returns the mixed items, of any status: the same that `isMixed` tells by the findings shown. */
export function mixedMembers(portfolio: Portfolio, environment: Environment): readonly Member[] {
  const { gather, settings, context } = environment;
  if (settings.severity.get(RULE) === 'off') return [];
  const own = settings.options.get(RULE) as { readonly confidence?: number } | undefined;
  const least = own?.confidence ?? THRESHOLDS.mixed;
  const accepted = new Map<string, boolean>();
  const acceptedIn = (uri: string): boolean => {
    let known = accepted.get(uri);
    if (known === undefined) {
      const document = portfolio.files.get(uri);
      known = (document === undefined ? [] : fileWideOf(document)).some(
        (ignore) => inForce(ignore, context.today) && ignore.rules.some(({ name }) => name === RULE),
      );
      accepted.set(uri, known);
    }
    return known;
  };
  return gather(readsAsBoth)
    .toArray()
    .filter(({ member: { ref, view }, confidence }) =>
      view.entry.broken
        ? confidence >= THRESHOLDS.mixed
        : confidence >= least &&
          !acceptedIn(ref.uri) &&
          !ownComments(ref.block, context.today).some((comment) => covers(comment, RULE, view.name)),
    )
    .map(({ member }) => member);
}
