/** `twotrack rules`: lists all rules with their severity and scope. */
import { type Command, Option } from 'commander';
import { rules } from '../../rules/index.ts';
import type { Terminal } from '../output/terminal.ts';

export function addRules(program: Command, terminal: Terminal): void {
  program
    .command('rules')
    .description('list the rules')
    .addOption(
      new Option('--format <format>', 'the output format').choices(['pretty', 'json']).default('pretty'),
    )
    .addHelpText(
      'after',
      `
A rule is set in the root file, as
  rules: {missing-standard: off, too-many-breakthroughs: {severity: warning, max: 4}}`,
    )
    .action(({ format }: { format: string }) => {
      if (format === 'json') {
        terminal.out(
          `${JSON.stringify(
            rules.map(({ id, severity, scope, summary }) => ({ id, severity, scope, summary })),
            null,
            2,
          )}\n`,
        );
        return;
      }
      const widest = Math.max(...rules.map(({ id }) => id.length));
      const { paint } = terminal;
      const colour = { error: paint.red, warning: paint.yellow, info: paint.cyan, hint: paint.dim };
      for (const { id, severity, summary } of rules)
        terminal.out(
          `${paint.bold(id.padEnd(widest))}  ${colour[severity](severity.padEnd(7))}  ${summary}\n`,
        );
    });
}
