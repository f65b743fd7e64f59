/** `twotrack a3 ID`: renders a problem on one page, from a measure that is behind plan. */
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, Option } from 'commander';
import { noItem } from '../../agents/explained.ts';
import { wayTo } from '../../core/text/paths.ts';
import { addLink } from '../../edits/decide/add-link.ts';
import { applyEdits } from '../../edits/text/apply-edits.ts';
import { pathOf } from '../../files/node-files.ts';
import { a3Link, a3OfRef, a3Text } from '../../report/a3/a3-file.ts';
import { load, tellBroken, tellUnread, todayOf } from '../input/load.ts';
import { sourceOf } from '../input/states.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { hasBom, writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly measure?: string;
  readonly format: 'html' | 'markdown';
  readonly out?: string;
  readonly link?: boolean;
  readonly today?: string;
}

export function addA3(program: Command, terminal: Terminal): void {
  program
    .command('a3')
    .description('put the problem behind a red measure on one page, from what the item says')
    .argument('<ID>', 'id of the item')
    .argument('[PATH...]', 'files, folders or globs to look for it in')
    .option('--measure <name>', 'the measure to start from; defaults to the first that is behind its plan')
    .addOption(
      new Option('--format <format>', 'the output format').choices(['markdown', 'html']).default('markdown'),
    )
    .option('--out <file>', 'write to a file, with a link back to the item')
    .option('--link', 'with --out: add a link to that file to the links of the item')
    .option('--today <date>', 'the date to treat as today, such as 2027-09-15; defaults to the system date')
    .addHelpText(
      'after',
      `
Background, current condition, target, cause, countermeasures and check; what the portfolio does not say is left blank.

Examples:
  twotrack a3 triage-flow hospital
  twotrack a3 triage-flow hospital --format html --out hospital/a3/triage-flow.html --link`,
    )
    .action(async (id: string, paths: string[], options: Options) => write(id, paths, options, terminal));
}

async function write(
  id: string,
  paths: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<void> {
  const { measure, format, out, link = false, today } = options;
  if (link && out === undefined)
    throw new UsageError('--link needs --out: the file that the item will link to');
  const { session, files } = await load(paths, todayOf(today), terminal);
  const unread = tellUnread(files, terminal);
  if (tellBroken(files, terminal) || unread > 0) process.exitCode = 2;
  const found = files.flatMap((file) =>
    [...file.portfolio.index.byId('item', id)]
      .filter(({ uri }) => uri === file.uri)
      .map((ref) => ({ file, ref })),
  );
  const [one, another] = found;
  if (one === undefined) throw new UsageError(noItem(files, id));
  if (another !== undefined) throw new UsageError(`${id}: more than one item has this id`);
  const { file, ref } = one;
  if (ref.kind !== 'item') throw new UsageError(noItem(files, id));
  const { view } = sourceOf(session, file.portfolio);
  const a3 = a3OfRef(file.portfolio, view, ref, measure);
  if ('refused' in a3) throw new UsageError(a3.refused);
  const to = out === undefined ? null : pathToFileURL(resolve(out)).href;
  const text = a3Text(a3, format, to === null ? null : wayTo(to, file.uri));
  if (out === undefined || to === null) {
    terminal.out(text);
    return;
  }
  // A folder for the pages, such as `a3`, may not be there yet.
  await mkdir(dirname(resolve(out)), { recursive: true });
  await writeFileSafely(out, text);
  terminal.out(`written: ${plain(out)}\n`);
  if (!link) return;
  const linked = addLink(file.portfolio, ref, a3Link(a3.measure, wayTo(file.uri, to)));
  if ('refused' in linked) throw new UsageError(`${plain(shownPath(file.uri))}: ${linked.refused}`);
  if (linked.edits.length === 0) return;
  const own = pathOf(file.uri);
  const after = applyEdits(file.document.text, linked.edits);
  await writeFileSafely(own, ((await hasBom(own)) ? '\uFEFF' : '') + after);
  terminal.out(`linked: ${plain(shownPath(file.uri))}\n`);
}
