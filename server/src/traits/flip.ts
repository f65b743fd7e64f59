/** Searches for a change that flips a verdict, by judging the item again without some of its evidence. */
import type { Evidence, Flip, Judgement } from './judgement.ts';
import type { Subject, SubjectMeasure } from './subject.ts';

type Bare = { -readonly [K in keyof Subject]: Subject[K] };

/** Returns the item without the given pieces: words are blanked out, values and texts of fields removed. */
export function without(subject: Subject, pieces: readonly Evidence[]): Subject {
  const fields = new Set(pieces.filter(isField).map((piece) => piece.path));
  const texts = subject.texts.flatMap(({ path, text }) => {
    if (fields.has(path)) return [];
    let left = text;
    for (const piece of pieces) {
      if (piece.path !== path) continue;
      left = left.slice(0, piece.start) + ' '.repeat(piece.end - piece.start) + left.slice(piece.end);
    }
    return [{ path, text: left }];
  });
  const bare: Bare = { ...subject, texts };
  for (const path of fields) dropField(bare, path, subject);
  return bare;
}

const isField = (piece: Evidence): boolean => piece.path !== 'title' && piece.path !== 'description';

function dropField(bare: Bare, path: string, subject: Subject): void {
  const [key, index, part] = path.split('.');
  if (path === (subject.horizonPath ?? 'horizon')) delete bare.horizonDays;
  switch (key) {
    case 'review':
    case 'change':
    case 'scope':
    case 'funding':
    case 'budget':
    case 'effort':
      delete bare[key];
      break;
    case 'owner':
      delete bare.ownerKind;
      break;
    case 'sponsor':
      bare.hasSponsor = false;
      break;
    case 'standard':
      bare.hasStandard = false;
      break;
    case 'milestones':
      if (index === undefined) delete bare.milestones;
      break;
    case 'measures':
      if (bare.measures !== undefined && (part === 'every' || part === 'kind')) {
        bare.measures = bare.measures.map((measure, at) =>
          at === Number(index) ? bared(measure, part) : measure,
        );
      }
      break;
  }
}

function bared(measure: SubjectMeasure, part: 'every' | 'kind'): SubjectMeasure {
  const copy = { ...measure };
  delete copy[part];
  return copy;
}

/** Maximum number of pieces removed together. Larger changes are not worth reporting. */
const MAX_PIECES = 40;

/**
 * Returns the smallest change found that yields another verdict: one piece of evidence, else the strongest pieces of
 * one pole together. Undefined if the verdict is `unclear`, or if none of the evidence shown decides it.
 */
export function explainFlip(judge: (subject: Subject) => Judgement, subject: Subject): Flip | undefined {
  const judgement = judge(subject);
  if (judgement.verdict === 'unclear') return undefined;
  const live = judgement.evidence.filter((piece) => piece.weight > 0);
  for (const piece of live.slice(0, 12)) {
    const { verdict } = judge(without(subject, [piece]));
    if (verdict !== judgement.verdict) return { remove: [piece], verdict };
  }
  let best: Flip | undefined;
  for (const pole of ['operational', 'strategic'] as const) {
    const remove: Evidence[] = [];
    for (const piece of live.filter((p) => p.pole === pole).slice(0, MAX_PIECES)) {
      remove.push(piece);
      if (best !== undefined && remove.length >= best.remove.length) break;
      const { verdict } = judge(without(subject, remove));
      if (verdict === judgement.verdict) continue;
      best = { remove: [...remove], verdict };
      break;
    }
  }
  return best;
}
