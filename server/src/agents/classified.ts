/** Collects the verdict on each item with its evidence. */
import { idOf } from '../core/model/entry-index.ts';
import type { Track } from '../core/model/item.ts';
import { viewOf } from '../core/model/item.ts';
import type { Range } from '../core/text/lines.ts';
import type { FileSnapshot } from '../session/session.ts';
import { evidenceSpan } from '../traits/item-subject.ts';
import type { Verdict } from '../traits/judgement.ts';
import type { Named } from './named.ts';

export interface Classified {
  readonly id: string | null;
  readonly file: string;
  readonly track: Track | null;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly scores: { readonly operational: number; readonly strategic: number };
  readonly evidence: readonly {
    readonly dimension: string;
    readonly pole: string;
    readonly text: string;
    readonly weight: number;
    readonly range: Range;
  }[];
  readonly title: string;
}

/** Returns every item of some files with its verdict, in order of file and position. */
export function classifiedIn(files: readonly FileSnapshot[], named: Named): Classified[] {
  return files.flatMap((file) =>
    file.document.blocks.flatMap((block) =>
      file.portfolio.index.ofBlock(block).flatMap((ref) => {
        if (ref.kind !== 'item') return [];
        const view = viewOf(ref);
        const { verdict, confidence, scores, evidence } = file.analysis.judgementOf(view);
        return [
          {
            id: idOf(ref),
            file: named(file.uri),
            track: view.track,
            verdict,
            confidence: rounded(confidence),
            scores: { operational: rounded(scores.operational), strategic: rounded(scores.strategic) },
            evidence: evidence.flatMap((piece) => {
              const span = piece.weight > 0 ? evidenceSpan(view, piece) : null;
              return span === null
                ? []
                : [
                    {
                      dimension: piece.dimension,
                      pole: piece.pole,
                      text: piece.text,
                      weight: rounded(piece.weight),
                      range: file.session.rangeIn(file.document, block, span),
                    },
                  ];
            }),
            title: view.title,
          },
        ];
      }),
    ),
  );
}

/** Rounds a weight or a share to three decimals. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;
