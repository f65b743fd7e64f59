/** `twotrack classify`: prints the verdict on each item with its evidence. */

import { type Command, Option } from 'commander';
import { type Classified, classifiedIn } from '../../agents/classified.ts';
import { percentSure } from '../../base/words.ts';
import { load, tellBroken, tellUnread, todayOf } from '../input/load.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal } from '../output/terminal.ts';

export function addClassify(program: Command, terminal: Terminal): void {
  program
    .command('classify')
    .description('say which path each item reads like, and why')
    .argument('[PATH...]', 'files, folders or globs; - for standard input')
    .addOption(
      new Option('--format <format>', 'the output format').choices(['pretty', 'json']).default('pretty'),
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
        const unread = tellUnread(files, terminal);
        if (tellBroken(files, terminal) || unread > 0) process.exitCode = 2;
        const items = classifiedIn(files, shownPath);
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
  // No verdict, no confidence in one.
  const sure = verdict === 'unclear' ? '' : `${percentSure(confidence)}%`;
  const lines = [
    `${colour(verdict.padEnd(11))} ${sure.padStart(4)}  ${paint.bold(id ?? '(no id)')}  ${plain(title)}${declared === '' ? '' : paint.yellow(`  ${declared}`)}`,
  ];
  if (verdict !== 'unclear') {
    for (const pole of verdict === 'mixed' ? ['operational', 'strategic'] : [verdict])
      if (words(pole) !== '') lines.push(`${' '.repeat(18)}${paint.dim(`${pole}: ${words(pole)}`)}`);
  }
  return `${lines.join('\n')}\n`;
}
