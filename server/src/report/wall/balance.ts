/** Builds the first screen: both paths side by side, with their balance. */
import { capital } from '../../base/words.ts';
import { t } from '../../core/text/l10n.ts';
import { type Facts, isOpen, type PathFacts } from '../facts/facts.ts';
import { twoPathsHeadline } from '../facts/headline.ts';
import { grouped } from '../facts/words.ts';
import { few } from '../review/model.ts';
import type { WallBar, WallFigures, WallScreen } from './model.ts';

export function balanceScreen(facts: Facts): WallScreen {
  const { balance } = facts;
  const rest = [
    {
      figure: facts.mixed.length,
      words: facts.mixed.length === 1 ? t`reads as both kinds of work` : t`read as both kinds of work`,
    },
    {
      figure: facts.unplaced.length,
      words: facts.unplaced.length === 1 ? t`has no track` : t`have no track`,
    },
  ].filter(({ figure }) => figure > 0);
  return {
    id: 'balance',
    title: t`Both paths`,
    tone: balance.outside ? 'gap' : 'plain',
    said: `${twoPathsHeadline(facts)}.`,
    rows:
      rest.length === 0
        ? []
        : [
            {
              path: 'open',
              title: capital(rest.map(({ figure, words }) => `${grouped(figure)} ${words}`).join(', ')),
              lines: [],
              note: '',
              tone: 'open',
            },
          ],
    bar: barOf(facts),
    paths: [
      figuresOf('strategic', t`Strategic initiatives`, facts.strategic),
      figuresOf('operational', t`Operational improvement`, facts.operational),
    ],
  };
}

/** Returns no bar without a share: the words say why. */
function barOf({ balance }: Facts): WallBar | null {
  const { strategic, mixed, operational, target, tolerance, of } = balance;
  if (strategic === null || mixed === null || operational === null) return null;
  const parts = [
    { kind: 'strategic' as const, percent: strategic, words: t`${grouped(strategic)}% ${of} strategic` },
    { kind: 'mixed' as const, percent: mixed, words: t`${grouped(mixed)}% mixed` },
    {
      kind: 'operational' as const,
      percent: operational,
      words: t`${grouped(operational)}% ${of} operational`,
    },
  ].filter(({ percent }) => percent > 0);
  const meant =
    target === null
      ? null
      : {
          percent: target,
          words: t`Intended: ${grouped(target)}% operational, ${grouped(tolerance)} points either way; now ${balance.said}`,
        };
  return { parts, target: meant };
}

/** Returns the late items among those with a date; no figure if few have one. */
function lateOf({ items, late, open }: PathFacts): { readonly figure: string; readonly words: string } {
  const dated = items.filter((item) => isOpen(item) && item.due !== null).length;
  return late === 0 && few(dated, open)
    ? { figure: '?', words: t`late: ${grouped(dated)} of ${grouped(open)} open items state a date` }
    : { figure: grouped(late), words: t`past their end` };
}

function figuresOf(path: WallFigures['path'], name: string, facts: PathFacts): WallFigures {
  const figure = (count: number, words: string) => ({ figure: grouped(count), words });
  const effort =
    facts.open === 0
      ? []
      : [
          {
            figure: facts.stated === 0 ? '?' : `${grouped(facts.effort, 1)} fte`,
            words:
              facts.stated === facts.open
                ? t`for what is open`
                : facts.stated === 0
                  ? t`no open item states an effort`
                  : t`stated by ${grouped(facts.stated)} of ${grouped(facts.open)} open items`,
          },
        ];
  return {
    path,
    name,
    figures: [
      figure(facts.underWay, t`under way`),
      ...(facts.paused > 0 ? [figure(facts.paused, t`paused`)] : []),
      figure(facts.planned, t`planned`),
      figure(facts.done, t`done`),
      lateOf(facts),
      ...effort,
    ].map((each) => ({ ...each, words: capital(each.words) })),
  };
}
