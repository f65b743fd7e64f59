/** `twotrack mine`: lists the items of a team, person or sponsor on both paths, in order of priority. */
import { type Command, Option } from 'commander';
import { nameKey } from '../../base/words.ts';
import type { ReviewSource } from '../../report/facts/source.ts';
import { everyonePage, minePage } from '../../report/mine/html.ts';
import { everyoneJson, mineJson } from '../../report/mine/json.ts';
import { everyoneOf, mineOf } from '../../report/mine/mine.ts';
import { everyone, type Who, type WhoKind } from '../../report/mine/whose.ts';
import { load, tellUnread, todayOf } from '../input/load.ts';
import { sourceOf } from '../input/states.ts';
import { escapedJson } from '../output/escaped-json.ts';
import { everyonePretty, minePretty } from '../output/mine-pretty.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly team?: string;
  readonly person?: string;
  readonly sponsor?: string;
  readonly format: 'pretty' | 'json' | 'html';
  readonly out?: string;
  readonly today?: string;
}

export function addMine(program: Command, terminal: Terminal): void {
  program
    .command('mine')
    .description('show what a team, a person or a sponsor has on both paths, and what comes first')
    .argument('[PATH]', 'the portfolio: its folder or a file of it', '.')
    .option('--team <name>', 'the items that a team works on or owns, by its id or its name')
    .option('--person <name>', 'the items that a person owns')
    .option('--sponsor <name>', 'the items that a sponsor backs')
    .addOption(
      new Option('--format <format>', 'pretty for people, html for one page, json for programs')
        .choices(['pretty', 'json', 'html'])
        .default('pretty'),
    )
    .option('--out <file>', 'write to this file, all or nothing; defaults to standard output')
    .option('--today <date>', 'the date to treat as today, such as 2027-09-15; defaults to the system date')
    .addHelpText(
      'after',
      `
The order is by what is written: first by rank, then by the next date, and on the same date what is red comes first.
Where neither is written it says so. Without a name: everyone, one line each.

Examples:
  twotrack mine hospital
  twotrack mine hospital --team emergency
  twotrack mine hospital --person "Chief nurse" --format html --out nurse.html`,
    )
    .action(async (path: string, options: Options) => {
      process.exitCode = await mine(path, options, terminal);
    });
}

async function mine(path: string, options: Options, terminal: Terminal): Promise<number> {
  const asked = askedFor(options);
  const today = todayOf(options.today);
  const { session, files } = await load([path], today, terminal);
  const unread = tellUnread(files, terminal);
  const portfolios = [...new Set(files.map(({ portfolio }) => portfolio))];
  const [portfolio] = portfolios;
  if (portfolio === undefined) throw new UsageError(`no portfolio was found in ${path}`);
  if (portfolios.length > 1)
    throw new UsageError(
      `this is about one portfolio, but there are ${portfolios.length}: ${portfolios.map(({ folder }) => shownPath(folder)).join(', ')}`,
    );
  const text = printed(sourceOf(session, portfolio), asked, options.format, terminal);
  if (options.out === undefined) terminal.out(text);
  else await writeFileSafely(options.out, text);
  return unread > 0 ? 2 : 0;
}

interface Asked {
  readonly kind: WhoKind;
  readonly name: string;
}

function askedFor(options: Options): Asked | null {
  const all = (['team', 'person', 'sponsor'] as const).flatMap((kind) => {
    const name = options[kind];
    return name === undefined ? [] : [{ kind, name }];
  });
  if (all.length > 1) throw new UsageError('name one: --team, --person or --sponsor');
  return all[0] ?? null;
}

function printed(
  source: ReviewSource,
  asked: Asked | null,
  format: Options['format'],
  terminal: Terminal,
): string {
  const { name, today } = source.view;
  if (asked === null) {
    const lines = everyoneOf(source);
    if (format === 'json') return `${escapedJson(everyoneJson(name, today, lines))}\n`;
    return format === 'html' ? everyonePage(name, today, lines) : everyonePretty(name, lines, terminal);
  }
  const own = mineOf(source, whoOf(source, asked));
  if (format === 'json') return `${escapedJson(mineJson(own))}\n`;
  return format === 'html' ? minePage(own) : minePretty(own, terminal);
}

/**
 * Finds a team by id or name, or a person by name.
 * @throws UsageError if there is none, with the known names
 */
function whoOf(source: ReviewSource, { kind, name }: Asked): Who {
  const key = nameKey(name);
  const team = source.view.teams.find((each) => nameKey(each.key) === key || nameKey(each.name) === key);
  // A team without items is valid.
  if (kind === 'team' && team !== undefined)
    return { kind, key: team.key, name: team.name.trim() || team.key };
  const own = everyone(source).filter((each) => each.kind === kind);
  const found = own.find((each) => nameKey(each.key) === key);
  if (found !== undefined) return found;
  const names = own.map((each) => (each.kind === 'team' ? each.key : each.name)).slice(0, 12);
  throw new UsageError(
    `no ${kind} of a planned or active item is called ${plain(name)}${names.length === 0 ? '' : `; there are: ${plain(names.join(', '))}`}`,
  );
}
