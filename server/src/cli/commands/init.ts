/** `twotrack init`: creates a first portfolio to edit. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { localToday } from '../../core/text/days.ts';
import { isPortfolioFile } from '../../core/text/paths.ts';
import { templates } from '../../templates/index.ts';
import { smallTeam } from '../../templates/small-team.ts';
import { templateIds } from '../../templates/template.ts';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { whyNot } from '../output/why-not.ts';
import { writeFileSafely } from '../output/write-file.ts';

export function addInit(program: Command, terminal: Terminal): void {
  program
    .command('init')
    .description('create a portfolio in a folder')
    .argument('[DIR]', 'the folder; created if it does not exist', '.')
    .addOption(
      new Option('--template <name>', 'the template to start from')
        .choices(templateIds)
        .default(smallTeam.id),
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
      const undo: string[] = [];
      await make(path, folder, undo);
      const names = await readdir(path).catch((error: unknown) => {
        throw new UsageError(`${folder}: cannot be read: ${whyNot(error)}`);
      });
      const present = names.find(isPortfolioFile);
      if (present !== undefined)
        throw new UsageError(`${join(folder, present)} already exists; nothing was written`);
      const template = templates.find(({ id }) => id === options.template) ?? smallTeam;
      const files = template.files(basename(path) || 'Portfolio', localToday());
      try {
        for (const file of files) {
          const target = join(path, file.path);
          await make(dirname(target), join(folder, dirname(file.path)), undo);
          await writeFileSafely(target, file.text);
          undo.push(target);
        }
      } catch (error) {
        // Remove what was written: a partial portfolio would block the next attempt.
        for (const made of undo.reverse()) await rm(made, { recursive: true, force: true }).catch(() => {});
        throw error;
      }
      for (const file of files) terminal.out(`${join(folder, file.path)}\n`);
    });
}

/**
 * Creates a folder with its parents, and adds the topmost one created to `made`.
 * @throws UsageError if it cannot be created
 */
async function make(path: string, said: string, made: string[]): Promise<void> {
  const first = await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw new UsageError(`${said}: cannot be created: ${whyNot(error)}`);
  });
  if (first !== undefined) made.push(first);
}
