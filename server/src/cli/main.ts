/** Entry of the command line: `twotrack`. One file a command; this puts them together and ends in the right exit code. */
import { Command, CommanderError } from 'commander';
import { servesAsReader } from '../files/reading-thread.ts';
import { mayUseThreads } from '../files/reading-threads.ts';
import { homepage, version } from '../manifest.ts';
import { addCheck } from './commands/check.ts';
import { addClassify } from './commands/classify.ts';
import { addDiff } from './commands/diff.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addFormat } from './commands/format.ts';
import { addImport } from './commands/import.ts';
import { addInit } from './commands/init.ts';
import { addReport } from './commands/report.ts';
import { addRules } from './commands/rules.ts';
import { addMcp } from './mcp/mcp.ts';
import { plain, processTerminal, UsageError } from './output/terminal.ts';
import { whyNot } from './output/why-not.ts';

const terminal = processTerminal();
const program = new Command('twotrack')
  .description('Keeps operational improvement and strategic initiatives apart, visible and in balance.')
  .version(version)
  .showHelpAfterError('(add --help for help)')
  .exitOverride()
  .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
  .addHelpText(
    'after',
    `
To begin:
  twotrack init my-portfolio             a first portfolio to write on from
  twotrack check my-portfolio            what mixes, misses or contradicts
  twotrack explain ID                    why an item reads as it does
  twotrack help check                    what a command can do, with examples

Colours are left out where NO_COLOR is set or the output is no terminal.
Exit codes: 0 nothing above warning, 1 an error or too many warnings, 2 wrong usage or a path that cannot be read.
Documentation: ${homepage}#readme`,
  );

addCheck(program, terminal);
addClassify(program, terminal);
addDiff(program, terminal);
addExplain(program, terminal);
addExport(program, terminal);
addFormat(program, terminal);
addReport(program, terminal);
addRules(program, terminal);
addImport(program, terminal);
addInit(program, terminal);
addMcp(program, terminal);

// A reader that closes its end early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  terminal.err(`twotrack: standard output: cannot be written: ${whyNot(error)}\n`);
  process.exit(2);
});
// Nobody is left to be told.
process.stderr.on('error', () => {});

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof UsageError) {
      terminal.err(`twotrack: ${plain(error.message)}\n`);
      process.exitCode = 2;
    } else {
      terminal.err(
        `twotrack: something went wrong that should not: ${error instanceof Error ? error.message : String(error)}\nPlease report it at ${homepage}/issues.\n`,
      );
      if (process.env['TWOTRACK_DEBUG']) terminal.err(`${error instanceof Error ? error.stack : ''}\n`);
      process.exitCode = 2;
    }
  }
}
if (!servesAsReader()) {
  mayUseThreads(new URL(import.meta.url));
  void main();
}
