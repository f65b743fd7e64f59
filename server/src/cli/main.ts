/** Entry point of the command line, `twotrack`: registers the commands, one file each, and sets the exit code. */
import { Command, CommanderError } from 'commander';
import { GitProblem } from '../files/git/git-run.ts';
import { servesAsReader } from '../files/reading-thread.ts';
import { mayUseThreads } from '../files/reading-threads.ts';
import { mayKeepVerdicts } from '../files/verdict-cache.ts';
import { homepage, version } from '../manifest.ts';
import { addA3 } from './commands/a3.ts';
import { addAdd } from './commands/add.ts';
import { addCalibrate } from './commands/calibrate.ts';
import { addCheck } from './commands/check.ts';
import { addClassify } from './commands/classify.ts';
import { addCompare } from './commands/compare.ts';
import { addDecide } from './commands/decide.ts';
import { addDiff } from './commands/diff.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addFormat } from './commands/format.ts';
import { addHistory } from './commands/history.ts';
import { addImport } from './commands/import.ts';
import { addInit } from './commands/init.ts';
import { addMerge } from './commands/merge.ts';
import { addMine } from './commands/mine.ts';
import { addReport } from './commands/report.ts';
import { addRules } from './commands/rules.ts';
import { addTest } from './commands/test.ts';
import { addWall } from './commands/wall.ts';
import { addMcp } from './mcp/mcp.ts';
import { plain, processTerminal, type Terminal, UsageError } from './output/terminal.ts';
import { whyNot } from './output/why-not.ts';

/** Returns all commands, which write to a terminal. */
function commandsOf(terminal: Terminal): Command {
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
  twotrack check my-portfolio            what is mixed, missing or contradictory
  twotrack explain ID                    why an item reads as it does
  twotrack help check                    what a command can do, with examples

Colours are left out where NO_COLOR is set or the output is no terminal.
Exit codes: 0 nothing above warning, 1 an error or too many warnings, 2 wrong usage or a path that cannot be read.
Documentation: ${homepage}#readme`,
    );

  addA3(program, terminal);
  addAdd(program, terminal);
  addCalibrate(program, terminal);
  addCheck(program, terminal);
  addClassify(program, terminal);
  addCompare(program, terminal);
  addDecide(program, terminal);
  addDiff(program, terminal);
  addExplain(program, terminal);
  addExport(program, terminal);
  addFormat(program, terminal);
  addHistory(program, terminal);
  addMerge(program, terminal);
  addMine(program, terminal);
  addReport(program, terminal);
  addRules(program, terminal);
  addTest(program, terminal);
  addImport(program, terminal);
  addInit(program, terminal);
  addWall(program, terminal);
  addMcp(program, terminal);
  return program;
}

// A reader that closes the pipe early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  processTerminal().err(`twotrack: standard output: cannot be written: ${whyNot(error)}\n`);
  process.exit(2);
});
// Nobody is left to report to.
process.stderr.on('error', () => {});

/** Runs the command of the process's arguments; sets the exit code. */
export async function main(): Promise<void> {
  const terminal = processTerminal();
  try {
    await commandsOf(terminal).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof UsageError || error instanceof GitProblem) {
      terminal.err(`twotrack: ${plain(error.message)}\n`);
      process.exitCode = 2;
    } else if ((error as NodeJS.ErrnoException).syscall === 'uv_cwd') {
      terminal.err('twotrack: the working folder is gone: change to one that exists\n');
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
  mayKeepVerdicts(new URL(import.meta.url));
  void main();
}
