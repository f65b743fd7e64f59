/**
 * `twotrack calibrate`: measures how well verdicts agree with a portfolio's declared tracks, which are assumed correct.
 */
import { type Command, Option } from 'commander';
import { tracks } from '../../core/language/item-schema.ts';
import { type Calibration, calibrationOf } from '../../session/calibration.ts';
import { VERDICTS } from '../../traits/verdict.ts';
import { load, tellUnread, todayOf } from '../input/load.ts';
import { plain, type Terminal } from '../output/terminal.ts';

export function addCalibrate(program: Command, terminal: Terminal): void {
  program
    .command('calibrate')
    .description('measure how far the verdict agrees with the tracks that a portfolio declares')
    .argument('[PATH...]', 'files, folders or globs')
    .addOption(
      new Option('--format <format>', 'the output format').choices(['pretty', 'json']).default('pretty'),
    )
    .addHelpText(
      'after',
      `
The declared tracks are taken to be right. Words of your own that items of one track share, and that the verdict has
never met, are printed as a vocabulary: text for the root file, to be read before it is taken up.
Exit code: 0, or 2 for wrong usage and files that cannot be read.`,
    )
    .action(async (paths: string[], { format }: { format: string }) => {
      const { files } = await load(paths, todayOf(undefined), terminal);
      if (tellUnread(files, terminal) > 0) process.exitCode = 2;
      const found = calibrationOf(files);
      terminal.out(
        format === 'json' ? `${JSON.stringify({ version: 1, ...found }, null, 2)}\n` : pretty(found),
      );
    });
}

function pretty({
  items,
  undeclared,
  confusion,
  compared,
  agreement,
  kappa,
  vocabulary,
}: Calibration): string {
  if (items === 0)
    return `No item declares a track${undeclared > 0 ? `; ${undeclared} do not` : ''}: there is nothing to compare.\n`;
  const lines = [
    `${items} items with a track${undeclared > 0 ? `, ${undeclared} without` : ''}`,
    '',
    `${'declared'.padEnd(12)}  reads ${VERDICTS.map((verdict) => verdict.padStart(11)).join('')}`,
    ...tracks.map(
      (track) => `${track.padEnd(12)}        ${confusion[track].map((n) => String(n).padStart(11)).join('')}`,
    ),
    '',
    agreement === null
      ? 'No item on a track has a verdict for one: too little is said to compare.'
      : `Where the verdict names a track it agrees with ${Math.round(agreement * compared)} of ${compared} declared tracks (${Math.round(agreement * 100)} in 100)${kappa === null ? '' : `, kappa ${kappa.toFixed(2)}`}.`,
  ];
  const own = (['operational', 'strategic'] as const).filter((track) => vocabulary[track].length > 0);
  if (own.length > 0)
    lines.push(
      '',
      'Words found on one track only, among items whose verdict is not that track. Where they are right, add them to the root file:',
      '',
      'vocabulary:',
      ...own.map((track) => `  ${track}: [${vocabulary[track].map(plain).join(', ')}]`),
    );
  return `${lines.join('\n')}\n`;
}
