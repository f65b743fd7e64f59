/** `twotrack init`: a first portfolio to write on from. */
import { mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { localToday } from '../core/days.ts';
import { isPortfolioFile } from '../core/paths.ts';
import { templates } from '../templates/index.ts';
import { smallTeam } from '../templates/small-team.ts';
import { templateIds } from '../templates/template.ts';
import { type Terminal, UsageError } from './terminal.ts';
import { writeFileSafely } from './write-file.ts';

export function addInit(program: Command, terminal: Terminal): void {
  program
    .command('init')
    .description('begin a portfolio in a folder')
    .argument('[DIR]', 'the folder; made where it does not exist', '.')
    .addOption(
      new Option('--template <name>', 'what to begin from').choices(templateIds).default(smallTeam.id),
    )
    .addHelpText(
      'after',
      `
Nothing is overwritten: a folder that holds a portfolio file already is left alone.

Examples:
  twotrack init hospital
  twotrack init office --template strategy-office`,
    )
    .action(async (folder: string, options: { readonly template: string }) => {
      const path = resolve(folder);
      await make(path, folder);
      const present = (await readdir(path)).find(isPortfolioFile);
      if (present !== undefined)
        throw new UsageError(`${join(folder, present)} is already there; nothing was written`);
      const template = templates.find(({ id }) => id === options.template) ?? smallTeam;
      for (const file of template.files(basename(path) || 'Portfolio', localToday())) {
        const target = join(path, file.path);
        await make(dirname(target), join(folder, dirname(file.path)));
        await writeFileSafely(target, file.text);
        terminal.out(`${join(folder, file.path)}\n`);
      }
    });
}

/** @throws UsageError where the folder cannot be made. */
async function make(path: string, said: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${said}: cannot be made (${error.code ?? 'unknown error'})`);
  });
}
