/** Lists what the portfolio does not state, as the edits that would answer most questions. */
import { t, translated } from '../../core/text/l10n.ts';
import { isOpen, placeOf } from '../facts/facts.ts';
import type { ReviewItem } from '../facts/source.ts';
import { type Named, named, thing } from '../facts/told.ts';
import { counted } from '../facts/words.ts';
import { type Edit, type Ground, type Question, type QuestionId, questionLabels } from './model.ts';

const MAX_SHOWN = 10;

interface Candidate {
  readonly says: (count: string) => string;
  /** Items that lack it, or the single place where it belongs. */
  readonly lacks: readonly Named[];
  /** Total number. */
  readonly of: number;
  readonly tells: readonly QuestionId[];
}

/**
 * Returns up to ten edits: those that most unanswered questions depend on come first, then those that most items lack.
 */
export function editsThatTell(ground: Ground, questions: readonly Question[]): readonly Edit[] {
  const open = new Set(questions.filter(({ tone }) => tone === 'open').map(({ id }) => id));
  const weight = ({ lacks, of, tells }: Candidate): number =>
    tells.reduce((sum, id) => sum + (open.has(id) ? 4 : 1), 0) * (lacks.length / Math.max(1, of));
  return candidates(ground)
    .filter(({ lacks }) => lacks.length > 0)
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, MAX_SHOWN)
    .map(({ says, lacks, tells }) => ({
      what: says(counted(lacks.length, 'item')),
      tells: tells.map((id) => translated(questionLabels[id])),
      behind: lacks,
    }));
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of what may be missing, one entry each.
function candidates({ source, facts, open, operational, strategic }: Ground): readonly Candidate[] {
  const { view, loads } = source;
  const tracked = open.filter(({ track }) => track === 'operational' || track === 'strategic');
  const without = (items: readonly ReviewItem[], lacks: (item: ReviewItem) => boolean): readonly Named[] =>
    items.filter(lacks).map((item) => named(item));
  const once = (lacking: boolean): readonly Named[] => (lacking ? [thing(view.name)] : []);
  const steps = facts.steps.filter((step) => step.bare).map(({ item }) => named(item));
  const landed = facts.leaps.filter(({ state }) => state === 'unheld').map(({ item }) => named(item));
  return [
    {
      says: (n) => t`Write the \`track\` of ${n}`,
      lacks: without(open, (item) => item.track === null),
      of: open.length,
      tells: ['told-apart', 'visible', 'split', 'resourced'],
    },
    {
      says: (n) => t`Write the \`end\` of ${n}`,
      lacks: without(open, (item) => item.due === null),
      of: open.length,
      tells: ['stuck', 'visible', 'leaning'],
    },
    {
      says: (n) => t`Write the \`effort\` of ${n}`,
      lacks: without(tracked, (item) => item.effort === null),
      of: tracked.length,
      tells: ['resourced', 'split', 'load'],
    },
    {
      says: () => t`Write down the \`goals\` of the portfolio`,
      lacks: once(view.goals.length === 0 && open.length > 0),
      of: 1,
      tells: ['aligned'],
    },
    {
      says: (n) => t`Name the \`goals\` of ${n}`,
      lacks: view.goals.length === 0 ? [] : without(tracked, (item) => item.goals.length === 0),
      of: tracked.length,
      tells: ['aligned'],
    },
    {
      says: () => t`Write down the intended \`balance\``,
      lacks: once(view.balance.target === null && open.length > 0),
      of: 1,
      tells: ['split'],
    },
    {
      says: () => t`Write the \`capacity\` of the teams`,
      lacks: once(open.length > 0 && !loads.some(({ capacity }) => capacity !== null)),
      of: 1,
      tells: ['load'],
    },
    {
      says: (n) => t`Name the \`owner\` of ${n}`,
      lacks: without(open, (item) => item.owner === null),
      of: open.length,
      tells: ['next'],
    },
    {
      says: (n) => t`Write the \`review\` rhythm of ${n}`,
      lacks: without(tracked, (item) => item.review === null),
      of: tracked.length,
      tells: ['rhythm'],
    },
    {
      says: (n) => t`Write a \`measures\` entry for ${n}, with its kind`,
      lacks: without(tracked, (item) => item.processMeasures + item.outcomeMeasures === 0),
      of: tracked.length,
      tells: ['measures', 'leaning'],
    },
    {
      says: (n) => t`Write \`baseline\` and \`standard\` of ${n}`,
      lacks: without(operational, (item) => item.baselines === 0 || item.standard === null),
      of: operational.length,
      tells: ['ground'],
    },
    {
      says: (n) => t`Write the \`milestones\` of ${n}`,
      lacks: without(strategic, (item) => item.milestones.length === 0),
      of: strategic.length,
      tells: ['leaning', 'visible'],
    },
    {
      says: (n) => t`Write \`depends-on\` and \`replaces\` of ${n}`,
      lacks: without(strategic, (item) => item.dependsOn.length + item.replaces.length === 0),
      of: strategic.length,
      tells: ['wasted'],
    },
    {
      says: (n) => t`Name the \`standard\` of ${n}`,
      lacks: steps,
      of: Math.max(steps.length, facts.operational.done),
      tells: ['ground'],
    },
    {
      says: (n) => t`Name who holds ${n}, under \`sustains\``,
      lacks: landed,
      of: Math.max(landed.length, facts.strategic.done),
      tells: ['kept'],
    },
    {
      says: (n) => t`Split ${n} in two`,
      lacks: without(open.filter(isOpen), (item) => placeOf(item) === 'mixed'),
      of: open.length,
      tells: ['told-apart', 'split'],
    },
  ];
}
