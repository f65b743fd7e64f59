/** `twotrack classify`: the verdict on each item, and the words it rests on. */
import { type Command, Option } from 'commander';
import type { ItemEntry } from '../../core/document/read-block.ts';
import { idOf } from '../../core/model/entry-index.ts';
import { itemView } from '../../core/model/item.ts';
import type { Range } from '../../core/text/lines.ts';
import type { Track, Verdict } from '../../protocol/protocol.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { evidenceSpan } from '../../traits/item-subject.ts';
import { load, shownPath, tellUnread, todayOf } from '../input/load.ts';
import { plain, type Terminal } from '../output/terminal.ts';

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

/** Every item of some files with its verdict, in order of file and place. */
export function classified(files: readonly FileSnapshot[]): Classified[] {
  return files.flatMap((file) =>
    file.document.blocks.flatMap((block) =>
      file.portfolio.index.ofBlock(block).flatMap((ref) => {
        if (ref.kind !== 'item') return [];
        const view = itemView(ref.block, ref.entry as ItemEntry);
        const { verdict, confidence, scores, evidence } = file.analysis.judgementOf(view);
        return [
          {
            id: idOf(ref),
            file: shownPath(file.uri),
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

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export function addClassify(program: Command, terminal: Terminal): void {
  program
    .command('classify')
    .description('say which path each item reads like, and why')
    .argument('[PATH...]', 'files, folders or globs; - for standard input', [])
    .addOption(
      new Option('--format <format>', 'how verdicts are written')
        .choices(['pretty', 'json'])
        .default('pretty'),
    )
    .option('--stdin-filepath <file>', 'the file that standard input stands for')
    .addHelpText(
      'after',
      `
The verdict looks at everything but the declared track, and is followed by the words it rests on. Exit code: 0, or 2 for
wrong usage and files that cannot be read.

Examples:
  twotrack classify hospital
  twotrack classify --format json hospital | jq '.items[] | select(.verdict == "mixed") | .id'
  twotrack explain triage-flow hospital              everything behind one verdict`,
    )
    .action(
      async (paths: string[], { format, stdinFilepath }: { format: string; stdinFilepath?: string }) => {
        const { files } = await load(paths, todayOf(undefined), terminal, stdinFilepath);
        if (tellUnread(files, terminal) > 0) process.exitCode = 2;
        const items = classified(files);
        if (format === 'json')
          terminal.out(
            `${JSON.stringify({ version: 1, items: items.map(({ title: _, ...item }) => item) }, null, 2)}\n`,
          );
        else for (const item of items) terminal.out(pretty(item, terminal));
      },
    );
}

function pretty(
  { id, title, track, verdict, confidence, evidence }: Classified,
  { paint }: Terminal,
): string {
  const colour = {
    operational: paint.cyan,
    strategic: paint.magenta,
    mixed: paint.yellow,
    unclear: paint.dim,
  }[verdict];
  const declared = track === null ? 'no track' : track === verdict ? '' : `on ${track}`;
  const words = (pole: string): string =>
    evidence
      .filter((piece) => piece.pole === pole)
      .slice(0, 4)
      .map(({ text }) => `“${plain(text.replace(/\s+/g, ' '))}”`)
      .join(', ');
  const lines = [
    `${colour(verdict.padEnd(11))} ${String(Math.round(confidence * 100)).padStart(3)} %  ${paint.bold(id ?? '(no id)')}  ${plain(title)}${declared === '' ? '' : paint.yellow(`  ${declared}`)}`,
  ];
  if (verdict !== 'unclear') {
    for (const pole of verdict === 'mixed' ? ['operational', 'strategic'] : [verdict])
      if (words(pole) !== '') lines.push(`${' '.repeat(19)}${paint.dim(`${pole}: ${words(pole)}`)}`);
  }
  return `${lines.join('\n')}\n`;
}
